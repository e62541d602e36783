"""Golden values for the losses of preference models and of policies, computed by PyTorch in float64.

Run:  python3 tests/golden/make_objectives_golden.py      (needs torch >= 1.13; writes beside itself)

The transformer, its weights and its texts are those of make_transformer_golden.py, with a score head besides.
The losses are written here from their definitions and differentiated by autograd: nothing is taken from the product.
"""
import json
import os
import struct

import torch
from make_transformer_golden import CONFIGS, HERE, batch, noise, normed, tensor_shapes, weights

PAIR_LENGTHS = [5, 9, 1, 33, 12, 12, 2, 3]
SETTINGS = dict(clip_range=0.2, clip_range_value=0.2, value_coefficient=0.7, kl_coefficient=0.6, entropy_coefficient=0.3)


def single(values):
    """Rounds to float32, in which the product takes them."""
    return torch.tensor(values, dtype=torch.float32).double()


def scored(c, shift=0):
    return weights(c, {**tensor_shapes(c), "score.weight": (1, c["hidden"])}, shift)


def write_gradients(kind, name, w):
    with open(os.path.join(HERE, f"{kind}-{name}.gradients.f32"), "wb") as f:
        for key in sorted(w):
            f.write(struct.pack(f"<{w[key].numel()}f", *w[key].grad.flatten().tolist()))


def preference(name, c):
    w = scored(c)
    texts = [[(s * 17 + t * t * 5 + t * 3 + 1) % c["vocabulary"] for t in range(n)] for s, n in enumerate(PAIR_LENGTHS)]
    scores = torch.cat([normed(c, w, text)[-1] @ w["score.weight"].T for text in texts])
    margins = scores[0::2] - scores[1::2]
    loss = -torch.nn.functional.logsigmoid(margins).mean()
    loss.backward()
    write_gradients("preference", name, w)
    return dict(texts=texts, scores=scores.tolist(), loss=loss.item(), accuracy=(margins > 0).double().mean().item(),
                mean_margin=margins.mean().item())


def passes(c, w, reference, tokens, starts, counted):
    """For every counted token: log p, log q, KL, entropy and the value of the state before it."""
    rows = {key: [] for key in ["log_probs", "reference_log_probs", "kl", "entropy", "values"]}
    for a, b in zip(starts, starts[1:]):
        x = normed(c, w, tokens[a:b])
        p = (x @ w["model.embed_tokens.weight"].T).log_softmax(-1)
        q = (normed(c, reference, tokens[a:b]) @ reference["model.embed_tokens.weight"].T).log_softmax(-1).detach()
        values = (x @ w["score.weight"].T)[:, 0]
        for t in range(1, b - a):
            if counted[a + t]:
                rows["log_probs"].append(p[t - 1, tokens[a + t]])
                rows["reference_log_probs"].append(q[t - 1, tokens[a + t]])
                rows["kl"].append((p[t - 1].exp() * (p[t - 1] - q[t - 1])).sum())
                rows["entropy"].append(-(p[t - 1].exp() * p[t - 1]).sum())
                rows["values"].append(values[t - 1])
    return {key: torch.stack(found) for key, found in rows.items()}


def policy(name, c):
    w, reference = scored(c), weights(c, shift=77)
    tokens, starts, loss_weights = batch(c)
    found = passes(c, w, reference, tokens, starts, [x != 0 for x in loss_weights])
    n = len(found["kl"])
    moved, apart = [0.0, 0.1, -0.1, 0.5, -0.5], [0.05, -0.4, 0.6]
    old = single([x + moved[i % 5] for i, x in enumerate(found["log_probs"].tolist())])
    old_values = single([x + apart[i % 3] for i, x in enumerate(found["values"].tolist())])
    advantages, returns = single([3 * noise(i, 7) for i in range(n)]), single([2 * noise(i, 11) for i in range(n)])

    s = SETTINGS
    ratio = (found["log_probs"] - old).exp()
    free, bound = -advantages * ratio, -advantages * ratio.clamp(1 - s["clip_range"], 1 + s["clip_range"])
    near = old_values + (found["values"] - old_values).clamp(-s["clip_range_value"], s["clip_range_value"])
    far_error, near_error = (found["values"] - returns) ** 2, (near - returns) ** 2
    policy_loss, value_loss = torch.max(free, bound).mean(), 0.5 * torch.max(far_error, near_error).mean()
    loss = (policy_loss + s["value_coefficient"] * value_loss + s["kl_coefficient"] * found["kl"].mean()
            - s["entropy_coefficient"] * found["entropy"].mean())
    loss.backward()
    write_gradients("policy", name, w)
    for wins in [(bound > free) & (advantages > 0), (bound > free) & (advantages < 0), near_error > far_error, near_error < far_error]:
        assert wins.any(), "every region of the clipped losses must occur"
    report = dict(
        loss=loss, policy_loss=policy_loss, value_loss=value_loss, entropy=found["entropy"].mean(), kl=found["kl"].mean(),
        approximate_kl=0.5 * ((found["log_probs"] - old) ** 2).mean(), clip_fraction=(bound > free).double().mean(),
        value_clip_fraction=(near_error > far_error).double().mean(), mean_ratio=ratio.mean(), ratio_variance=ratio.var(unbiased=False),
        largest_ratio_deviation=(ratio - 1).abs().max())
    return dict(
        settings=s, old_log_probs=old.tolist(), advantages=advantages.tolist(), returns=returns.tolist(), old_values=old_values.tolist(),
        report={key: value.item() for key, value in report.items()}, **{key: value.tolist() for key, value in found.items()})


def main():
    summary = {name: dict(preference=preference(name, CONFIGS[name]), policy=policy(name, CONFIGS[name])) for name in ["plain", "grouped"]}
    with open(os.path.join(HERE, "objectives.json"), "w") as f:
        json.dump(summary, f, separators=(",", ":"))
        f.write("\n")


if __name__ == "__main__":
    main()
