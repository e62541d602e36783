"""Golden values for reinforcement learning, computed by PyTorch in float64: advantages, KL control, policy and preference losses.

Run:  python3 tests/golden/make_ppo_golden.py      (needs torch >= 1.13; writes ppo.json beside itself)

The transformer and its weights are those of make_transformer_golden.py; nothing here shares a line with the product.
Gradients are written down as two numbers a tensor: their norm, and their product with the pattern of noise().
"""
import json
import math
import os

import torch
from torch.distributions import Categorical, kl_divergence

from make_transformer_golden import CONFIGS, HERE, batch, noise, rms, rotate, weights

torch.set_default_dtype(torch.float64)
CLIP, CLIP_VALUE, VALUE, KL, ENTROPY = 0.2, 0.2, 0.3, 0.15, 0.05


def single(x):
    """Rounded to what float32 can hold, so that both sides read the same numbers."""
    return torch.tensor(x, dtype=torch.float32).double()


def pattern(n, key, scale):
    return single([scale * noise(i, key) for i in range(n)])


def hidden(c, w, tokens):
    """The final norm's output: make_transformer_golden's logits without the last product."""
    h, g, d, t = c["heads"], c["kv_heads"], c["hidden"] // c["heads"], len(tokens)
    x = w["model.embed_tokens.weight"][torch.tensor(tokens)]
    mask = torch.full((t, t), float("-inf")).triu(1)
    for i in range(c["layers"]):
        p = f"model.layers.{i}."
        n = rms(x, w[p + "input_layernorm.weight"], c["eps"])
        q = rotate((n @ w[p + "self_attn.q_proj.weight"].T).reshape(t, h, d), c["theta"])
        k = rotate((n @ w[p + "self_attn.k_proj.weight"].T).reshape(t, g, d), c["theta"]).repeat_interleave(h // g, 1)
        v = (n @ w[p + "self_attn.v_proj.weight"].T).reshape(t, g, d).repeat_interleave(h // g, 1)
        o = torch.einsum("hij,jhd->ihd", (torch.einsum("ihd,jhd->hij", q, k) / math.sqrt(d) + mask).softmax(-1), v).reshape(t, h * d)
        x = x + o @ w[p + "self_attn.o_proj.weight"].T
        n = rms(x, w[p + "post_attention_layernorm.weight"], c["eps"])
        x = x + (torch.nn.functional.silu(n @ w[p + "mlp.gate_proj.weight"].T) * (n @ w[p + "mlp.up_proj.weight"].T)) @ w[p + "mlp.down_proj.weight"].T
    return rms(x, w["model.norm.weight"], c["eps"])


def scored(c):
    w = weights(c)
    w["score.weight"] = pattern(c["hidden"], 77, 0.6).reshape(1, -1).requires_grad_(True)
    return w


def reference_of(c):
    """The policy's weights, every matrix at 0.75: far enough for a KL of some tenths of a nat."""
    return {k: (v * 0.75 if v.dim() > 1 else v).detach() for k, v in weights(c).items()}


def gradients(w):
    return {k: [p.grad.norm().item(), sum(x * noise(i, 5) for i, x in enumerate(p.grad.flatten().tolist()))] for k, p in sorted(w.items())}


def policy_case(c):
    w, ref = scored(c), reference_of(c)
    tokens, starts, loss_weights = batch(c)
    counted = [1.0 if x != 0 else 0.0 for x in loss_weights]
    n = len(tokens)
    shift, advantages = pattern(n, 11, 1.2), pattern(n, 12, 4.0)
    returns, drift = pattern(n, 13, 3.0), pattern(n, 14, 1.0)
    rows = []
    for a, b in zip(starts, starts[1:]):
        if b - a < 2:
            continue
        out = hidden(c, w, tokens[a:b])
        policy = Categorical(logits=out @ w["model.embed_tokens.weight"].T)
        far = Categorical(logits=hidden(c, ref, tokens[a:b]) @ ref["model.embed_tokens.weight"].T)
        value = (out @ w["score.weight"].T).squeeze(-1)
        kl, entropy = kl_divergence(policy, far), policy.entropy()
        for t in range(1, b - a):
            if counted[a + t]:
                rows.append((a + t, policy.logits[t - 1, tokens[a + t]], far.logits[t - 1, tokens[a + t]], kl[t - 1], entropy[t - 1], value[t - 1]))
    at = torch.tensor([r[0] for r in rows])
    logp, ref_logp, kl, entropy, value = (torch.stack([r[i] for r in rows]) for i in range(1, 6))
    old, old_values = torch.zeros(n), torch.zeros(n)
    old[at] = single((logp.detach() + shift[at]).tolist())
    old_values[at] = single((value.detach() + drift[at]).tolist())
    ratio = (logp - old[at]).exp()
    unclipped, clipped = -advantages[at] * ratio, -advantages[at] * ratio.clamp(1 - CLIP, 1 + CLIP)
    policy_loss = torch.maximum(unclipped, clipped).mean()
    held = old_values[at] + (value - old_values[at]).clamp(-CLIP_VALUE, CLIP_VALUE)
    free_error, held_error = (value - returns[at]) ** 2, (held - returns[at]) ** 2
    value_loss = 0.5 * torch.maximum(free_error, held_error).mean()
    loss = policy_loss + VALUE * value_loss + KL * kl.mean() - ENTROPY * entropy.mean()
    loss.backward()
    listed = lambda x: x.detach().tolist()
    return dict(
        config=c, tokens=tokens, starts=starts, loss_weights=counted, old_log_probs=listed(old), advantages=listed(advantages),
        returns=listed(returns), old_values=listed(old_values), settings=dict(clip=CLIP, clip_value=CLIP_VALUE, value=VALUE, kl=KL, entropy=ENTROPY),
        at=listed(at), log_probs=listed(logp), reference_log_probs=listed(ref_logp), kl=listed(kl), entropy=listed(entropy), values=listed(value),
        loss=loss.item(), policy_loss=policy_loss.item(), value_loss=value_loss.item(), mean_kl=kl.mean().item(), mean_entropy=entropy.mean().item(),
        approximate_kl=(0.5 * (logp - old[at]) ** 2).mean().item(), clip_fraction=(clipped > unclipped).double().mean().item(),
        value_clip_fraction=(held_error > free_error).double().mean().item(), mean_ratio=ratio.mean().item(),
        ratio_variance=ratio.var(unbiased=False).item(), largest_ratio_deviation=(ratio - 1).abs().max().item(), gradients=gradients(w))


def preference_case(c):
    w = scored(c)
    tokens, starts, _ = batch(c)
    spans = list(zip(starts, starts[1:]))[:4]
    scores = torch.stack([(hidden(c, w, tokens[a:b])[-1] @ w["score.weight"].T).squeeze() for a, b in spans])
    margins = scores[0::2] - scores[1::2]
    loss = -torch.nn.functional.logsigmoid(margins).mean()
    loss.backward()
    return dict(sequences=[tokens[a:b] for a, b in spans], scores=scores.detach().tolist(), loss=loss.item(), mean_margin=margins.mean().item(),
                accuracy=(margins > 0).double().mean().item(), gradients=gradients(w))


def advantages_case(n, key, gamma, lam):
    """Straight from the definition: a sum over all later surprises, not a recursion."""
    rewards, values = pattern(n, key, 2.0), pattern(n, key + 1, 3.0)
    rewards[:-1] *= 1.0 if key % 2 else 0.0
    after = torch.cat([values[1:], torch.zeros(1)])
    surprise = rewards + gamma * after - values
    estimates = [sum((gamma * lam) ** (u - t) * surprise[u].item() for u in range(t, n)) for t in range(n)]
    x = torch.tensor(estimates)
    white = ((x - x.mean()) / (x.var(unbiased=True) + 1e-8).sqrt()).tolist() if n > 1 else [0.0]
    return dict(rewards=rewards.tolist(), values=values.tolist(), gamma=gamma, lam=lam, advantages=estimates, whitened=white)


def control_case():
    coefficient, target, horizon, episodes, kls, path = 0.1, 6.0, 10000.0, 128, [0.5, 3.0, 5.9, 6.5, 9.0, 40.0, 6.0], []
    for kl in kls:
        error = min(max(kl / target - 1.0, -0.2), 0.2)
        coefficient *= 1.0 + error * episodes / horizon
        path.append(coefficient)
    return dict(start=0.1, target=target, horizon=horizon, episodes=episodes, kl=kls, coefficients=path)


def main():
    cases = [(1, 20, 1.0, 0.95), (2, 21, 1.0, 0.95), (9, 22, 1.0, 0.95), (9, 23, 0.97, 0.8), (9, 24, 1.0, 0.0), (9, 25, 0.9, 1.0), (40, 27, 1.0, 0.95)]
    golden = dict(
        advantages=[advantages_case(*case) for case in cases], control=control_case(),
        policy=policy_case(CONFIGS["grouped"]), preference=preference_case(CONFIGS["grouped"]))
    with open(os.path.join(HERE, "ppo.json"), "w") as f:
        json.dump(golden, f, separators=(",", ":"))
        f.write("\n")


if __name__ == "__main__":
    main()
