"""Golden values for what happens inside the transformer, computed by PyTorch in float64.

Run:  python3 tests/golden/make_activations_golden.py      (needs torch >= 1.13; writes beside itself)

Model and text follow the formulas of make_transformer_golden.py. Each case has a batch, loss weights and patches, and stores log-probabilities
and loss (activations.json) and tensors (activations.f32, float32, one after another in the order of the case's list):
  value NAME      an activation for every token, as the rest of the pass sees it, so after its patches
  slope NAME      the gradient of the loss by it
  weight NAME     the gradient of the loss by a weight
  left, right     of large matrices only the gradient's products with two fixed vectors, from the left and from the right
Sequences are run one by one; the product packs them. A patch replaces or adds rows: number i of its rows is 2 noise(i, key).
"""
import json
import math
import os
import struct

import torch

from make_transformer_golden import CONFIGS, HERE, noise, rms, rotate, weights

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)


def patch(name, kind, key, tokens=None, columns=None, one_row=False):
    return dict(name=name, kind=kind, key=key, tokens=tokens, columns=columns, one_row=one_row)


WHOLE = ["embed", "ln_final.normalized", "logits"]
PARTS = ["resid_pre", "ln1.normalized", "attn.rot_q", "attn.rot_k", "attn.v", "attn.z", "attn_out", "resid_mid", "ln2.normalized", "mlp.post",
         "mlp_out", "resid_post"]
EVERY = WHOLE + [f"blocks.{i}.{part}" for i in range(2) for part in PARTS]

# every place is patched somewhere; tokens 7.. are the third sequence
PATCHES = [
    patch("blocks.0.attn.v", "replace", 1, tokens=[4, 9], columns=[4, 12]),
    patch("blocks.0.attn_out", "replace", 2, tokens=[3, 8], columns=[0, 10]),
    patch("blocks.0.mlp_out", "add", 3, tokens=[2, 10, 11]),
    patch("blocks.0.resid_post", "replace", 4, tokens=[5, 12]),
    patch("blocks.1.ln1.normalized", "add", 5, tokens=[9]),
    patch("blocks.1.attn.rot_q", "add", 6, tokens=[13, 14]),
    patch("blocks.1.attn.rot_k", "replace", 7, tokens=[8]),
    patch("blocks.1.attn.z", "add", 8, one_row=True),
    patch("blocks.1.resid_mid", "add", 9, one_row=True),
    patch("blocks.1.mlp.post", "replace", 10, tokens=[1, 4, 13], columns=[0, 7]),
    patch("blocks.1.mlp_out", "replace", 11, tokens=[14]),
]
MORE_PATCHES = [
    patch("embed", "add", 21, tokens=[1, 9]),
    patch("blocks.0.resid_pre", "replace", 22, tokens=[10], columns=[3, 9]),
    patch("blocks.0.attn.z", "replace", 23, columns=[8, 16], one_row=True),
    patch("blocks.0.ln2.normalized", "replace", 24, tokens=[7, 2]),
    patch("blocks.1.attn_out", "add", 25, one_row=True),
    patch("blocks.1.attn_out", "replace", 26, tokens=[3, 11]),
    patch("ln_final.normalized", "add", 27, tokens=[4, 5]),
    patch("logits", "add", 28, one_row=True),
    patch("logits", "replace", 29, tokens=[8], columns=[0, 20]),
]

# rule: loss weight of token t of sequence s, for t > 0
CASES = {
    "plain": dict(config="plain", lengths=[9, 4, 14], rule=lambda s, t: 1.0, gradients="full"),
    "grouped": dict(config="grouped", lengths=[1, 6, 9], rule=lambda s, t: 1.0, values=EVERY, slopes=EVERY),
    "masked": dict(config="plain", lengths=[5, 17, 2, 20], rule=lambda s, t: [0.0, 0.3, 0.0, [0.0, 2.5, 0.0625][t % 3]][s], gradients="full",
                   slopes=["embed", "blocks.1.resid_post"]),
    "packed": dict(config="grouped", lengths=[30, 1, 2, 17, 3, 29, 1, 24], rule=lambda s, t: 1.0, slopes=["embed"]),
    "patched": dict(config="grouped", lengths=[1, 6, 9], rule=lambda s, t: 0.5 + t % 2, patches=PATCHES,
                    values=["logits", "blocks.1.resid_post", "blocks.0.attn_out"],
                    slopes=["embed", "blocks.0.attn.v", "blocks.0.resid_pre"] + [p["name"] for p in PATCHES[1:]]),
    "patched-more": dict(config="plain", lengths=[1, 6, 9], rule=lambda s, t: 1.0, patches=MORE_PATCHES,
                         values=["logits", "blocks.1.resid_post", "blocks.1.attn_out"],
                         slopes=["embed", "blocks.0.mlp.post", "blocks.0.resid_pre", "blocks.0.attn.z", "blocks.0.ln2.normalized",
                                 "blocks.1.attn.z", "blocks.1.attn_out", "ln_final.normalized", "logits"]),
    "head-128": dict(config=dict(vocabulary=29, hidden=256, layers=1, heads=2, kv_heads=1, intermediate=24, theta=10000.0, eps=1e-5,
                                 scale=0.15),
                     lengths=[3, 18], rule=lambda s, t: 1.0, gradients="sketch", values=["blocks.0.attn.z"],
                     slopes=["embed", "blocks.0.attn.rot_k"]),
    "long": dict(config="plain", lengths=[300], rule=lambda s, t: 1.0, gradients="full", slopes=["embed"]),
}


class Sites:
    """Patches activations of one sequence and remembers them."""

    def __init__(self, patches, first, kept):
        self.patches, self.first, self.kept = patches, first, kept

    def __call__(self, name, x):
        flat = x.reshape(x.shape[0], -1)
        for p in self.patches:
            if p["name"] != name:
                continue
            a, b = p["columns"] or [0, flat.shape[1]]
            tokens = p["tokens"] if p["tokens"] is not None else range(self.first, self.first + len(flat))
            for i, token in enumerate(tokens):
                row = token - self.first
                if 0 <= row < len(flat):
                    start = 0 if p["one_row"] else i * (b - a)
                    values = torch.tensor([2 * noise(start + k, p["key"]) for k in range(b - a)], dtype=torch.float32).double()
                    flat = flat.clone()
                    flat[row, a:b] = values + (flat[row, a:b].clone() if p["kind"] == "add" else 0)
        if flat is not x or flat.requires_grad:
            flat.retain_grad()
        self.kept.setdefault(name, []).append(flat)
        return flat.reshape(x.shape)


def logits(c, w, tokens, site):
    h, g, d = c["heads"], c["kv_heads"], c["hidden"] // c["heads"]
    t = len(tokens)
    x = site("embed", w["model.embed_tokens.weight"][torch.tensor(tokens)])
    mask = torch.full((t, t), float("-inf")).triu(1)
    for i in range(c["layers"]):
        p, b = f"model.layers.{i}.", f"blocks.{i}."
        x = site(b + "resid_pre", x)
        n = site(b + "ln1.normalized", rms(x, w[p + "input_layernorm.weight"], c["eps"]))
        q = site(b + "attn.rot_q", rotate((n @ w[p + "self_attn.q_proj.weight"].T).reshape(t, h, d), c["theta"]) / math.sqrt(d))
        k = site(b + "attn.rot_k", rotate((n @ w[p + "self_attn.k_proj.weight"].T).reshape(t, g, d), c["theta"]))
        v = site(b + "attn.v", (n @ w[p + "self_attn.v_proj.weight"].T).reshape(t, g, d))
        scores = torch.einsum("ihd,jhd->hij", q, k.repeat_interleave(h // g, 1)) + mask
        z = site(b + "attn.z", torch.einsum("hij,jhd->ihd", scores.softmax(-1), v.repeat_interleave(h // g, 1)).reshape(t, h * d))
        x = site(b + "resid_mid", x + site(b + "attn_out", z @ w[p + "self_attn.o_proj.weight"].T))
        n = site(b + "ln2.normalized", rms(x, w[p + "post_attention_layernorm.weight"], c["eps"]))
        gate = torch.nn.functional.silu(n @ w[p + "mlp.gate_proj.weight"].T)
        post = site(b + "mlp.post", gate * (n @ w[p + "mlp.up_proj.weight"].T))
        x = site(b + "resid_post", x + site(b + "mlp_out", post @ w[p + "mlp.down_proj.weight"].T))
    n = site("ln_final.normalized", rms(x, w["model.norm.weight"], c["eps"]))
    return site("logits", n @ w["model.embed_tokens.weight"].T)


def run(case):
    c = case["config"] if isinstance(case["config"], dict) else CONFIGS[case["config"]]
    w = weights(c)
    tokens, starts, loss_weights, log_probs, kept, total = [], [0], [], [], {}, 0.0
    for s, length in enumerate(case["lengths"]):
        tokens += [(s * 31 + t * t * 7 + t * 3) % c["vocabulary"] for t in range(length)]
        loss_weights += [0.0 if t == 0 else case["rule"](s, t) for t in range(length)]
        starts.append(len(tokens))
    for a, b in zip(starts, starts[1:]):
        lp = logits(c, w, tokens[a:b], Sites(case.get("patches", []), a, kept)).log_softmax(-1)
        log_probs.append(0.0)
        for t in range(1, b - a):
            value = lp[t - 1, tokens[a + t]]
            log_probs.append(value.item())
            total = total - loss_weights[a + t] * value
    loss = total / sum(loss_weights)
    loss.backward()

    tensors, numbers = [], []

    def store(kind, name, values):
        values = values.detach().flatten().tolist()
        tensors.append(dict(kind=kind, name=name, count=len(values)))
        numbers.extend(values)

    for name in case.get("values", []):
        store("value", name, torch.cat(kept[name]))
    for name in dict.fromkeys(case.get("slopes", [])):
        store("slope", name, torch.cat([torch.zeros_like(x) if x.grad is None else x.grad for x in kept[name]]))
    for name in sorted(w) if "gradients" in case else []:
        if case["gradients"] == "full" or w[name].dim() == 1:
            store("weight", name, w[name].grad)
        else:
            rows, columns = w[name].shape
            store("left", name, torch.tensor([noise(i, 1) for i in range(rows)]) @ w[name].grad)
            store("right", name, w[name].grad @ torch.tensor([noise(i, 2) for i in range(columns)]))
    summary = dict(config=c, tokens=tokens, starts=starts, loss_weights=loss_weights, patches=case.get("patches", []), loss=loss.item(),
                   log_probs=[round(x, 9) for x in log_probs], tensors=tensors)
    return summary, numbers


def main():
    summaries, offset = {}, 0
    with open(os.path.join(HERE, "activations.f32"), "wb") as f:
        for name, case in CASES.items():
            summary, numbers = run(case)
            summary["offset"] = offset
            offset += len(numbers)
            summaries[name] = summary
            f.write(struct.pack(f"<{len(numbers)}f", *numbers))
    with open(os.path.join(HERE, "activations.json"), "w") as f:
        json.dump(summaries, f, separators=(",", ":"))
        f.write("\n")


if __name__ == "__main__":
    main()
