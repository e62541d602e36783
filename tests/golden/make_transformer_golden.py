"""Golden values for the transformer, computed by PyTorch in float64.

Run:  python3 tests/golden/make_transformer_golden.py      (needs torch >= 1.13; writes beside itself)

Weights follow a formula that needs no file: weight i of a tensor is an integer hash of i and of its name, see noise().
For each config: log-probabilities of every token, the mean loss, every gradient tensor (computed in float64, stored in float32),
and the losses of 20 AdamW steps on the same batch.
"""
import json
import math
import os
import struct

import torch

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
HERE = os.path.dirname(os.path.abspath(__file__))

CONFIGS = {
    "plain": dict(vocabulary=29, hidden=16, layers=2, heads=2, kv_heads=2, intermediate=24, theta=10000.0, eps=1e-5),
    "grouped": dict(vocabulary=37, hidden=32, layers=2, heads=4, kv_heads=2, intermediate=48, theta=10000.0, eps=1e-5),
    "wide": dict(vocabulary=29, hidden=64, layers=1, heads=4, kv_heads=4, intermediate=48, theta=500.0, eps=1e-6),
}
LENGTHS = [1, 7, 33, 2, 19]


def tensor_shapes(c):
    head = c["hidden"] // c["heads"]
    shapes = {"model.embed_tokens.weight": (c["vocabulary"], c["hidden"]), "model.norm.weight": (c["hidden"],)}
    for i in range(c["layers"]):
        p = f"model.layers.{i}."
        shapes[p + "input_layernorm.weight"] = (c["hidden"],)
        shapes[p + "post_attention_layernorm.weight"] = (c["hidden"],)
        shapes[p + "self_attn.q_proj.weight"] = (c["hidden"], c["hidden"])
        shapes[p + "self_attn.k_proj.weight"] = (c["kv_heads"] * head, c["hidden"])
        shapes[p + "self_attn.v_proj.weight"] = (c["kv_heads"] * head, c["hidden"])
        shapes[p + "self_attn.o_proj.weight"] = (c["hidden"], c["hidden"])
        shapes[p + "mlp.gate_proj.weight"] = (c["intermediate"], c["hidden"])
        shapes[p + "mlp.up_proj.weight"] = (c["intermediate"], c["hidden"])
        shapes[p + "mlp.down_proj.weight"] = (c["hidden"], c["intermediate"])
    return shapes


def noise(i, key):
    """A number in [-0.5, 0.5) that depends on both integers."""
    x = ((i + 1) * 2654435761 + key * 40503) % 2**32
    x ^= x >> 15
    x = x * 2246822519 % 2**32
    x ^= x >> 13
    return x / 2**32 - 0.5


def weights(c, shapes=None, shift=0):
    result = {}
    for name, shape in sorted((shapes or tensor_shapes(c)).items()):
        key = sum(ord(ch) * (k + 1) for k, ch in enumerate(name)) % 1000 + shift
        count = math.prod(shape)
        if len(shape) == 1:
            values = [1.0 + 0.2 * noise(i, key) for i in range(count)]
        else:
            values = [c.get("scale", 0.6) * noise(i, key) for i in range(count)]
        result[name] = torch.tensor(values, dtype=torch.float32).double().reshape(shape).requires_grad_(True)
    return result


def batch(c):
    tokens, starts, loss_weights = [], [0], []
    for s, length in enumerate(LENGTHS):
        for t in range(length):
            tokens.append((s * 31 + t * t * 7 + t * 3) % c["vocabulary"])
            loss_weights.append(0.0 if t == 0 or t % 5 == 2 else (0.5 if t % 3 == 0 else 1.0))
        starts.append(len(tokens))
    return tokens, starts, loss_weights


def rms(x, g, eps):
    return x * torch.rsqrt((x * x).mean(-1, keepdim=True) + eps) * g


def rotate(x, theta):
    t, _, d = x.shape
    inverse = theta ** (-torch.arange(0, d, 2).double() / d)
    angle = torch.arange(t).double()[:, None] * inverse[None]
    cos = torch.cat([angle.cos(), angle.cos()], -1)[:, None]
    sin = torch.cat([angle.sin(), angle.sin()], -1)[:, None]
    turned = torch.cat([-x[..., d // 2:], x[..., : d // 2]], -1)
    return x * cos + turned * sin


def normed(c, w, tokens):
    """(T, C): the final norm's output, which the output projection and a score head read."""
    h, g, d = c["heads"], c["kv_heads"], c["hidden"] // c["heads"]
    t = len(tokens)
    x = w["model.embed_tokens.weight"][torch.tensor(tokens)]
    mask = torch.full((t, t), float("-inf")).triu(1)
    for i in range(c["layers"]):
        p = f"model.layers.{i}."
        n = rms(x, w[p + "input_layernorm.weight"], c["eps"])
        q = rotate((n @ w[p + "self_attn.q_proj.weight"].T).reshape(t, h, d), c["theta"])
        k = rotate((n @ w[p + "self_attn.k_proj.weight"].T).reshape(t, g, d), c["theta"]).repeat_interleave(h // g, 1)
        v = (n @ w[p + "self_attn.v_proj.weight"].T).reshape(t, g, d).repeat_interleave(h // g, 1)
        scores = torch.einsum("ihd,jhd->hij", q, k) / math.sqrt(d) + mask
        o = torch.einsum("hij,jhd->ihd", scores.softmax(-1), v).reshape(t, h * d)
        x = x + o @ w[p + "self_attn.o_proj.weight"].T
        n = rms(x, w[p + "post_attention_layernorm.weight"], c["eps"])
        x = x + (torch.nn.functional.silu(n @ w[p + "mlp.gate_proj.weight"].T) * (n @ w[p + "mlp.up_proj.weight"].T)) @ w[p + "mlp.down_proj.weight"].T
    return rms(x, w["model.norm.weight"], c["eps"])


def logits(c, w, tokens):
    return normed(c, w, tokens) @ w["model.embed_tokens.weight"].T


def loss_of(c, w, tokens, starts, loss_weights):
    total, log_probs = 0.0, []
    for a, b in zip(starts, starts[1:]):
        lp = logits(c, w, tokens[a:b]).log_softmax(-1)
        log_probs.append(0.0)
        for t in range(1, b - a):
            value = lp[t - 1, tokens[a + t]]
            log_probs.append(value.item())
            total = total - loss_weights[a + t] * value
    return total / sum(loss_weights), log_probs


def main():
    summary = {}
    for name, c in CONFIGS.items():
        w = weights(c)
        tokens, starts, loss_weights = batch(c)
        loss, log_probs = loss_of(c, w, tokens, starts, loss_weights)
        loss.backward()
        with open(os.path.join(HERE, f"transformer-{name}.gradients.f32"), "wb") as f:
            for key in sorted(w):
                f.write(struct.pack(f"<{w[key].numel()}f", *w[key].grad.flatten().tolist()))
        first_logits = logits(c, w, tokens[starts[1]:starts[2]]).detach().flatten().tolist()
        norm = math.sqrt(sum((p.grad ** 2).sum().item() for p in w.values()))
        decay = [p for p in w.values() if p.dim() > 1]
        keep = [p for p in w.values() if p.dim() == 1]
        optimizer = torch.optim.AdamW(
            [{"params": decay, "weight_decay": 0.1}, {"params": keep, "weight_decay": 0.0}], lr=3e-3, betas=(0.9, 0.95), eps=1e-8)
        curve = []
        for _ in range(20):
            optimizer.zero_grad()
            step_loss, _ = loss_of(c, w, tokens, starts, loss_weights)
            step_loss.backward()
            torch.nn.utils.clip_grad_norm_(list(w.values()), 1.0)
            optimizer.step()
            curve.append(step_loss.item())
        summary[name] = dict(config=c, tokens=tokens, starts=starts, loss_weights=loss_weights, loss=loss.item(), log_probs=log_probs,
                             second_sequence_logits=first_logits, gradient_norm=norm, curve=curve)
    with open(os.path.join(HERE, "transformer.json"), "w") as f:
        json.dump(summary, f, separators=(",", ":"))
        f.write("\n")


if __name__ == "__main__":
    main()
